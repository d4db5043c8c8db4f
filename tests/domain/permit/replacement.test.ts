import { describe, expect, it } from 'vitest';
import { permitContentSchema } from '@/domain/permit/canonical-permit';
import { lineLetter, linePosition } from '@/domain/permit/permit';
import { permitContentOf } from '@/domain/permit/permit-content';
import {
  CORRECTABLE_FIELDS,
  type Correction,
  type Original,
  type ReplacementPlan,
  replacementContent,
  replacementTakesTwo,
  saidBy,
} from '@/domain/permit/replacement';
import { anApplication, aSpecimenLine } from '../../factories/an-application';
import { day, TODAY } from '../../factories/facts';

const issuer = {
  managementAuthority: { name: 'Ministry', address: ['1 Government Square'], country: 'XA' },
  signatory: { name: 'I. Officer', title: 'Head of permits', place: 'Port Example' },
};
const content = permitContentOf(anApplication({ lines: [aSpecimenLine(), aSpecimenLine({ quantity: '12.5' }, { position: 2 })] }), {
  ...issuer,
  permitNumber: '26XA000123/EX',
  checkCode: '7KQ4M2XR9TDA',
  documentType: 'EX',
  otherTitle: null,
  issuedOn: TODAY,
  validUntil: day('2027-05-22'),
  conditions: ['Only through Port Example.'],
  commonNameOf: () => null,
  nameOf: (code) => ({ en: code, fr: code, es: code }),
});
const original = (endorsed: readonly string[] = ['0', '0'], over: Partial<Original> = {}): Original => ({
  content,
  useRule: 'split-consignments',
  lines: content.lines.map(({ position, quantity }, index) => ({ position, quantity, endorsed: endorsed[index] ?? '0' })),
  ...over,
});
const LOST: ReplacementPlan = { ground: 'lost', reason: 'Left in a taxi', corrections: [] };
const replace = (of = original(), plan = LOST, today = day('2027-01-10')) =>
  replacementContent(of, plan, { ...issuer, today, permitNumber: '27XA000007/EX', checkCode: '7KQ4M2XR9TDA' });
const said = (...given: Parameters<typeof replace>) => {
  const made = replace(...given);
  return made.ok ? made.value : expect.fail(JSON.stringify(made.problem));
};
const correcting = (...corrections: Correction[]): ReplacementPlan => ({ ground: 'correction', reason: 'Wrong', corrections });

describe('a replacement', () => {
  it('says what its original says, but number, day, signatory and what it replaces', () => {
    const now = said();
    const own = { permitNumber: '', checkCode: '', issuedOn: '', validFrom: '', markings: [], issue: null };
    expect({ ...now, ...own }).toEqual({ ...content, ...own });
    expect(now.markings).toEqual([
      'REPLACEMENT / REMPLACEMENT / REEMPLAZO: 26XA000123/EX (2026-11-23) – lost / perdu / perdido: Left in a taxi',
    ]);
    expect(permitContentSchema.parse(JSON.parse(JSON.stringify(now)))).toEqual(now);
  });

  it('never ends after its original, nor after the longest that its own day allows', () => {
    expect(said().validUntil).toBe('2027-05-22');
    const longer = original(undefined, { content: { ...content, validUntil: day('2028-01-01') } });
    expect(said(longer).validUntil).toBe('2027-07-09');
  });

  it('permits what is left of each line, under the letters of the original', () => {
    expect(said(original(['10', '0'])).lines.map(({ position, quantity }) => [position, quantity])).toEqual([
      [1, '30'],
      [2, '12.5'],
    ]);
    expect(said(original(['40', '0.5'])).lines.map(({ position, quantity }) => [position, quantity])).toEqual([[2, '12']]);
    expect(replace(original(['40', '12.5']))).toEqual({ ok: false, problem: { fault: 'nothingLeft' } });
  });

  it('of what serves for several crossings permits all of it', () => {
    expect(said(original(['40', '12.5'], { useRule: 'multiple-crossings' })).lines).toHaveLength(2);
  });

  it('names the permit that it replaces, and of several the last', () => {
    const second = said(original(undefined, { content: said() }), { ...LOST, reason: 'Lost again' });
    expect(second.markings).toHaveLength(1);
    expect(second.markings[0]).toMatch(/27XA000007\/EX \(2027-01-10\).*Lost again$/);
  });
});

describe('a correction', () => {
  it.each([
    ['to more than is left', { field: 'quantity', line: 1, shouldBe: '40.5' }, 'moreThanLeft'],
    ['to no quantity', { field: 'quantity', line: 1, shouldBe: '1e3' }, 'notAQuantity'],
    ['of a line that is not there', { field: 'description', line: 7, shouldBe: 'Belts' }, 'noSuchLine'],
    ['of no line', { field: 'marks', line: null, shouldBe: 'A1' }, 'lineNeeded'],
    ['to nothing', { field: 'exporterName', line: null, shouldBe: ' ' }, 'empty'],
    ['to what it says already', { field: 'exporterName', line: null, shouldBe: content.exporter.name }, 'unchanged'],
  ] as const)('is not made %s', (_what, wrong, fault) => {
    expect(replace(original(), correcting({ field: 'importerName', line: null, shouldBe: 'Osaka Reptiles' }, wrong))).toEqual({
      ok: false,
      problem: { fault, correction: 1 },
    });
  });

  it('changes the one item and leaves everything else, whatever the item', () => {
    for (const field of CORRECTABLE_FIELDS) {
      const line = ['description', 'marks', 'quantity'].includes(field) ? 1 : null;
      const shouldBe = field === 'quantity' ? '7' : 'First line';
      const now = said(original(), correcting({ field, line, shouldBe }));
      expect(saidBy(now, field, line), field).toBe(shouldBe);
      const others = CORRECTABLE_FIELDS.filter((other) => other !== field);
      for (const other of others) expect(saidBy(now, other, line ?? 1), `${field}, ${other}`).toBe(saidBy(said(), other, line ?? 1));
    }
  });

  it('takes two officers, like Appendix I and what two had approved', () => {
    expect(replacementTakesTwo(correcting(), content, 1)).toBe(true);
    expect(replacementTakesTwo(LOST, content, 2)).toBe(true);
    expect(replacementTakesTwo(LOST, { lines: content.lines.map((line) => ({ ...line, appendix: 'I' })) }, 1)).toBe(true);
    expect(replacementTakesTwo(LOST, content, 1)).toBe(false);
  });
});

it('finds a line by the letter that is printed', () => {
  for (const position of [1, 26, 27, 52, 53, 200]) expect(linePosition(` ${lineLetter(position).toLowerCase()} `)).toBe(position);
  for (const none of ['', '1', 'A1', 'AAA', 'é']) expect(linePosition(none)).toBeNull();
});
