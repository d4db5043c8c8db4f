import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { getAdviceCase } from '@/services/review/get-advice-case';
import { getCase } from '@/services/review/get-case';
import { recordScientificFinding } from '@/services/review/record-finding';
import { makeWorld, type World } from '../../support/world';
import { must } from '../../support/world/request';
import { caseOf } from './case';

let world: World;
beforeAll(async () => {
  world = await makeWorld();
});
afterAll(() => world.close());

const finding = { outcome: 'positive', reasoning: 'In order', evidence: 'On file', conditions: null, validUntil: null } as const;

describe('a question to the Scientific Authority', () => {
  it('goes back to the officer with the last finding that the Convention asks for', async () => {
    const { officer, scientist } = world.people;
    const reference = await world.submittedApplication({
      appendix: 'I',
      form: 'IMPORT',
      answers: { exporterCountry: 'BR', importerCountry: 'XA', purpose: 'Z' },
      lines: [{ source: 'W', originCountry: 'BR', term: 'LIV', unit: 'NAR' }],
    });
    const file = caseOf(world, reference);
    must<unknown>(await file.take('startReview', officer));
    expect(must(await getCase({ reference }, world.ctx(officer))).findingsNeeded).toEqual([
      'import-purpose',
      'suitably-equipped',
      'not-primarily-commercial',
    ]);
    must<unknown>(await file.take('requestFindings', officer));
    const asked = async () => must(await getAdviceCase({ reference }, world.ctx(scientist))).asked;
    expect(await asked()).toEqual(['import-purpose', 'suitably-equipped']);

    const record = async (kind: 'import-purpose' | 'suitably-equipped') =>
      must(await recordScientificFinding({ ...finding, ...(await file.at()), kind }, world.ctx(scientist)));
    expect((await record('suitably-equipped')).isAnswered).toBe(false);
    expect(await file.state()).toBe('awaiting-findings');
    expect(await asked()).toEqual(['import-purpose']);
    expect((await record('import-purpose')).isAnswered).toBe(true);
    expect(await file.state()).toBe('under-review');
  });
});
