import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '@/domain/access/actor';
import { submitApplication } from '@/services/application/submit-application';
import { requestFindings } from '@/services/review/ask-science';
import { decideCase } from '@/services/review/decide-case';
import { getCase } from '@/services/review/get-case';
import { recordManagementFinding, recordNonDetrimentFinding } from '@/services/review/record-finding';
import { recommend, startReview } from '@/services/review/review-steps';
import { setRuleAside } from '@/services/review/set-rule-aside';
import { appUrl, query } from '../../support/database';
import { makeWorld, type World } from '../../support/world';
import { issuePermit } from '../../support/world/proven';
import { must } from '../../support/world/request';

let world: World;
beforeAll(async () => {
  world = await makeWorld();
});
afterAll(() => world.close());

/** Skins counted in square metres: COD-17 stops it, and an issuing-officer may set it aside (SIG). */
const ODD_UNIT = { lines: [{ term: 'SKI', unit: 'MTK', description: 'Skins', quantity: '3' }] };
const FINDING = { outcome: 'positive', reasoning: 'In order', evidence: 'On file', conditions: null, validUntil: null } as const;
const WHY = 'The importer’s tariff counts these skins by area.';

const at = async (reference: string) => ({ reference, version: await world.versionOf(reference) });

async function submittedWithRequest(): Promise<string> {
  const reference = await world.draftApplication(ODD_UNIT);
  const { trader } = world.people;
  must(await submitApplication({ ...(await at(reference)), declaredBy: trader.name, setAsideReason: WHY }, world.ctx(trader)));
  return reference;
}

async function reviewed(): Promise<string> {
  const reference = await submittedWithRequest();
  const officer = world.ctx(world.people.officer);
  must(await startReview(await at(reference), officer));
  must(await recordManagementFinding({ ...FINDING, ...(await at(reference)), kind: 'legal-acquisition' }, officer));
  must(await requestFindings({ ...(await at(reference)), question: 'Is this trade detrimental?' }, officer));
  must(await recordNonDetrimentFinding({ ...FINDING, ...(await at(reference)) }, world.ctx(world.people.scientist)));
  return reference;
}

const setAside = async (reference: string, actor: Actor, ruleId = 'COD-17', line = 1) =>
  setRuleAside({ ...(await at(reference)), ruleId, line, reason: 'The area is measured and the number is in box 9.' }, world.ctx(actor));
const recommendApproval = async (reference: string) =>
  recommend({ ...(await at(reference)), outcome: 'approve', reasons: 'All findings are positive' }, world.ctx(world.people.officer));

describe('an application stopped by a rule that may be set aside', () => {
  it('is sent only with a request that says why', async () => {
    const reference = await world.draftApplication(ODD_UNIT);
    const { trader } = world.people;
    const refused = await submitApplication({ ...(await at(reference)), declaredBy: trader.name }, world.ctx(trader));
    expect(refused).toMatchObject({ ok: false, problem: { kind: 'rules-not-met', findings: [{ ruleId: 'COD-17' }] } });
    must(await submitApplication({ ...(await at(reference)), declaredBy: trader.name, setAsideReason: WHY }, world.ctx(trader)));
  });

  it('is not let through by a request when a rule stops it that nobody may set aside', async () => {
    const reference = await world.draftApplication({ ...ODD_UNIT, answers: { importerCountry: 'XA' } });
    const { trader } = world.people;
    const refused = await submitApplication({ ...(await at(reference)), declaredBy: trader.name, setAsideReason: WHY }, world.ctx(trader));
    expect(refused).toMatchObject({
      ok: false,
      problem: { kind: 'rules-not-met', findings: [{ ruleId: 'COD-17' }, { ruleId: 'ORG-04' }] },
    });
  });

  it('shows the officer the request, and stays stopped until the rule is set aside', async () => {
    const reference = await reviewed();
    const found = must(await getCase({ reference }, world.ctx(world.people.signer)));
    expect(found.setAsideRequest).toEqual({ reason: WHY, ruleIds: ['COD-17'] });
    expect(await recommendApproval(reference)).toMatchObject({ ok: false, problem: { kind: 'rules-not-met' } });
  });

  it('is decided by two issuing-officers once one of them has set the rule aside, and becomes a permit', async () => {
    const reference = await reviewed();
    must(await setAside(reference, world.people.signer));
    must(await recommendApproval(reference));
    const approve = async (signer: Actor) =>
      must(await decideCase({ ...(await at(reference)), outcome: 'approve', reasons: 'As recommended' }, world.ctx(signer)));
    expect(await approve(world.people.signer)).toMatchObject({ isFinal: false });
    expect(await approve(world.people.secondSigner)).toMatchObject({ isFinal: true });
    must(await issuePermit({ ...(await at(reference)), validUntil: null }, world.ctx(world.people.signer)));
    const { id } = await world.db.application.findUniqueOrThrow({ where: { reference } });
    expect((await world.eventsOf(id)).map(({ type }) => type)).toEqual(expect.arrayContaining(['SetAsideRequested', 'RuleSetAside']));
  });
});

describe('setting a rule aside', () => {
  it('is refused to everybody but an issuing-officer outside the case', async () => {
    const reference = await reviewed();
    const both = await world.person(['case-officer', 'issuing-officer']);
    for (const actor of [world.people.trader, world.people.officer, world.people.scientist, world.people.customs])
      expect(await setAside(reference, actor)).toMatchObject({ ok: false });
    const other = await submittedWithRequest();
    must(await startReview(await at(other), world.ctx(both)));
    expect(await setAside(other, both)).toMatchObject({ ok: false, problem: { kind: 'separation-of-duties' } });
  });

  it('is refused for a rule that stops nothing, that nobody may set aside, or that the register does not have', async () => {
    const reference = await reviewed();
    for (const ruleId of ['COD-04', 'COD-07', 'XXX-01'])
      expect(await setAside(reference, world.people.signer, ruleId)).toMatchObject({ ok: false, problem: { kind: 'not-found' } });
  });

  it('counts once for each officer', async () => {
    const reference = await reviewed();
    must(await setAside(reference, world.people.signer));
    expect((await setAside(reference, world.people.signer)).ok).toBe(false);
  });

  it('cannot be written by anybody else, changed or taken back in PostgreSQL', async () => {
    const reference = await reviewed();
    must(await setAside(reference, world.people.signer));
    const { id } = await world.db.application.findUniqueOrThrow({ where: { reference } });
    await expect(
      query(
        appUrl(),
        `INSERT INTO rule_set_aside (id, application_id, submission, rule_id, line, author_id, reason, at)
         VALUES (gen_random_uuid(), $1, 2, 'COD-17', 1, $2, 'because', now())`,
        [id, world.people.officer.personId],
      ),
    ).rejects.toThrow(/issuing-officer/);
    await expect(query(appUrl(), 'DELETE FROM rule_set_aside WHERE application_id = $1', [id])).rejects.toThrow(/denied/);
    await expect(query(appUrl(), "UPDATE rule_set_aside SET reason = 'x' WHERE application_id = $1", [id])).rejects.toThrow(/denied/);
  });
});
