import { afterAll, beforeAll, expect, it } from 'vitest';
import { findApplication } from '@/data/repositories/application-repository';
import { evidenceOf } from '@/data/repositories/evidence-repository';
import { registersOfCase } from '@/services/registers/registers-of-case';
import { requestFindings } from '@/services/review/ask-science';
import { recordManagementFinding, recordScientificFinding } from '@/services/review/record-finding';
import { startReview } from '@/services/review/review-steps';
import { makeWorld, type World } from '../../support/world';
import { must } from '../../support/world/request';

let world: World;
beforeAll(async () => {
  world = await makeWorld();
});
afterAll(() => world.close());

const finding = { outcome: 'positive', reasoning: 'In order', evidence: 'On file', conditions: null, validUntil: null } as const;

it('a finding carries its evidence item by item, and the volume of its line, to the page of the case', async () => {
  const reference = await world.submittedApplication();
  const at = async () => ({ reference, version: await world.versionOf(reference) });
  const officer = world.ctx(world.people.officer);
  must(await startReview(await at(), officer));
  const evidenceList = [{ kind: 'licence', reference: '2026-114', datedOn: null, description: 'Ranching licence' } as const];
  must(await recordManagementFinding({ ...finding, ...(await at()), kind: 'legal-acquisition', evidenceList }, officer));
  must(await requestFindings({ ...(await at()), question: 'Is this trade detrimental?' }, officer));
  const scientist = world.ctx(world.people.scientist);
  const advice = { ...finding, kind: 'non-detriment' } as const;
  expect((await recordScientificFinding({ ...advice, ...(await at()), volumes: { '1': '-3' } }, scientist)).ok).toBe(false);
  must(await recordScientificFinding({ ...advice, ...(await at()), volumes: { '1': '45' } }, scientist));

  const application = await findApplication(world.db, reference);
  if (!application) throw new Error(reference);
  const held = await registersOfCase(application, officer);
  expect(held.evidence).toEqual(evidenceList);
  expect(held.opinions).toMatchObject([{ position: 1, opinion: { volume: '45', applicationId: application.id } }]);
  expect([...(await evidenceOf(world.db, application.id)).values()].flat()).toEqual(evidenceList);
});
