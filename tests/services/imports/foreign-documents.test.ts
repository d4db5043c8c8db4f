import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ForeignDocumentInput } from '@/services/imports/foreign-documents';
import {
  addForeignLine,
  getForeignDocument,
  judgeForeignDocument,
  listForeignDocuments,
  recordForeignDocument,
} from '@/services/imports/foreign-documents';
import { verifyInvariants } from '@/services/upkeep/verify-invariants';
import { race } from '../../races/support/outcomes';
import { makeWorld, type World } from '../../support/world';
import { aForeignDocument, aForeignLine, recordedDocument } from '../../support/world/registers';
import { must } from '../../support/world/request';

let world: World;
beforeAll(async () => {
  world = await makeWorld();
});
afterAll(async () => {
  expect(await verifyInvariants(world)).toEqual([]);
  await world.close();
});

const officer = () => world.ctx(world.people.officer);
const judge = (reference: string, outcome: 'accepted' | 'refused' = 'accepted') =>
  judgeForeignDocument({ reference, outcome, reason: 'As the paper shows' }, officer());
const brokenBy = async (more: Partial<ForeignDocumentInput>, line = {}): Promise<readonly string[]> => {
  const reference = await recordedDocument(officer(), more, line);
  const { report } = must(await getForeignDocument({ reference }, officer()));
  return report.map(({ ruleId }) => ruleId);
};

describe('a foreign document', () => {
  it('keeps its number as it is written', async () => {
    const reference = await recordedDocument(officer(), { number: ' n° 12/Ab  7 ' });
    expect(must(await getForeignDocument({ reference }, officer())).document.number).toBe(' n° 12/Ab  7 ');
  });

  it.each([
    ['', 'empty'],
    ['x'.repeat(36), 'too long'],
    ['A\u0007B', 'not printable'],
    ['   ', 'blank'],
  ])('refuses the number %j: %s', async (number) => {
    expect(await recordForeignDocument(aForeignDocument({ number }), officer())).toMatchObject({
      ok: false,
      problem: { kind: 'invalid-input' },
    });
  });

  it('is recorded by case officers alone, and seen by their office alone', async () => {
    const { reference } = must(await recordForeignDocument(aForeignDocument(), officer()));
    expect((await recordForeignDocument(aForeignDocument(), world.ctx(world.people.customs))).ok).toBe(false);
    expect((await getForeignDocument({ reference }, world.ctx(world.people.trader))).ok).toBe(false);
    expect(must(await listForeignDocuments({ search: null, after: null }, officer())).rows[0]?.reference).toBe(reference);
  });

  it('takes no line with a quantity that is not one', async () => {
    const { reference } = must(await recordForeignDocument(aForeignDocument(), officer()));
    for (const quantity of ['0', '-1', 'NaN', '1e3', '1,000', '2.5'])
      expect((await addForeignLine({ ...aForeignLine, reference, quantity }, officer())).ok).toBe(false);
  });
});

describe('the acceptance report', () => {
  it('finds nothing that stops a sound document', async () => {
    const reference = await recordedDocument(officer());
    expect(must(await judge(reference)).importReference).toMatch(/^I-\d+$/);
  });

  it.each([
    ['an alteration that nobody authenticated', { isAltered: true, alterationAuthenticated: false }, 'IMP-05'],
    ['a missing seal', { missingItems: ['seal' as const] }, 'IMP-08'],
    ['no day of issue', { issuedOn: null }, 'IMP-08'],
    ['no endorsement at export', { endorsedOn: null, exportedOn: null }, 'IMP-04'],
    ['issue after export', { exportedOn: '2026-09-01' as never, endorsedOn: '2026-09-01' as never }, 'IMP-06'],
    ['presentation after the last day', { validUntil: '2026-11-15' as never }, 'VAL-03'],
    ['other marks than the document says', { specimensDiffer: ['marks' as const] }, 'IMP-09'],
  ])('tells %s', async (_, more, rule) => {
    expect(await brokenBy(more)).toContain(rule);
  });

  it('tells that more arrived than the document covers', async () => {
    expect(await brokenBy({}, { arrived: '101' })).toContain('IMP-09');
  });

  it('stops acceptance by what it blocks, and lets a refusal through', async () => {
    const reference = await recordedDocument(officer(), { missingItems: ['signature'] });
    expect(await judge(reference)).toMatchObject({ ok: false, problem: { kind: 'rules-not-met' } });
    must(await judge(reference, 'refused'));
    expect(await judge(reference)).toMatchObject({ ok: false, problem: { kind: 'transition-not-allowed', from: 'refused' } });
  });

  it('asks for a reason', async () => {
    const reference = await recordedDocument(officer());
    expect((await judgeForeignDocument({ reference, outcome: 'accepted', reason: '  ' }, officer())).ok).toBe(false);
  });
});

describe('a number', () => {
  it('is used once for a State, however it is spaced and whatever the case of its letters', async () => {
    must(await judge(await recordedDocument(officer(), { number: 'GH 77/a' })));
    expect(await brokenBy({ number: 'gh77/A' })).toContain('IMP-07');
    const again = await recordedDocument(officer(), { number: 'GH  77/A' });
    expect((await judge(again)).ok).toBe(false);
    must(await judge(await recordedDocument(officer(), { number: 'GH 77/a', issuedBy: 'TG' }, { originCountry: 'TG' })));
  });

  it('is accepted once when ten officers accept ten records of it at the same moment', async () => {
    const references: string[] = [];
    for (let n = 0; n < 10; n++) references.push(await recordedDocument(officer(), { number: 'GH 88' }));
    const { accepted, thrown } = await race(references.map((reference) => () => judge(reference)));
    expect(thrown).toEqual([]);
    expect(accepted).toHaveLength(1);
  });
});
