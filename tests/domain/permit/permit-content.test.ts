import { describe, expect, it } from 'vitest';
import { permitContentSchema } from '@/domain/permit/canonical-permit';
import { lineLetter } from '@/domain/permit/permit';
import { type PermitParticulars, permitContentOf } from '@/domain/permit/permit-content';
import { anApplication, aSpecimenLine } from '../../factories/an-application';
import { day, TODAY } from '../../factories/facts';

const particulars = (over: Partial<PermitParticulars> = {}): PermitParticulars => ({
  permitNumber: '26XA000123/EX',
  checkCode: '7KQ4M2XR9TDA',
  documentType: 'EX',
  otherTitle: null,
  issuedOn: TODAY,
  validUntil: day('2027-05-22'),
  managementAuthority: { name: 'Ministry', address: ['1 Government Square'], country: 'XA' },
  signatory: { name: 'I. Officer', title: 'Head of permits', place: 'Port Example' },
  conditions: ['Only through Port Example.'],
  commonNameOf: (name) => (name === 'Python regius' ? 'Ball python' : null),
  nameOf: (code) => ({ en: `en ${code}`, fr: `fr ${code}`, es: `es ${code}` }),
  ...over,
});
const print = (...given: Parameters<typeof anApplication>) => permitContentOf(anApplication(...given), particulars());

describe('what a permit says', () => {
  it('is the same from the same application, however often it is made', () => {
    expect(JSON.stringify(print())).toBe(JSON.stringify(print()));
  });

  it('shows in box 11a what was exported and the quota, line by line, and nothing where none applies', () => {
    const application = anApplication();
    const figures = { exportedToDate: '1500', limit: '1600' };
    const content = permitContentOf(application, particulars({ quotaOf: (position) => (position === 1 ? figures : null) }));

    expect(content.lines[0]?.quota).toEqual(figures);
    expect(permitContentOf(application, particulars()).lines[0]?.quota).toBeNull();
  });

  it('does not depend on the order in which answers were given', () => {
    const application = anApplication();
    const reversed = { ...application, answers: Object.fromEntries(Object.entries(application.answers).reverse()) };

    expect(JSON.stringify(permitContentOf(reversed, particulars()))).toBe(JSON.stringify(permitContentOf(application, particulars())));
  });

  it('is what the register can read back', () => {
    const content = print();

    expect(permitContentSchema.parse(JSON.parse(JSON.stringify(content)))).toEqual(content);
  });

  it('holds nothing but texts, lists and whole numbers, so that its canonical form has one spelling', () => {
    const numbers = JSON.stringify(print()).match(/(?<=[:,[])-?\d[\d.eE+-]*(?=[,}\]])/g) ?? [];

    expect(numbers.every((number) => /^\d+$/.test(number))).toBe(true);
  });

  it('carries the names of every code it uses, in three languages and in one order', () => {
    const { words } = print();

    expect(Object.keys(words)).toEqual(['country:JP', 'country:XA', 'purpose:T', 'source:R', 'term:LIV', 'unit:NAR']);
    expect(words['unit:NAR']).toEqual({ en: 'en unit:NAR', fr: 'fr unit:NAR', es: 'es unit:NAR' });
  });

  it('prints reasons in box 5 after the conditions, by the letter of their line', () => {
    const lines = [
      aSpecimenLine({ source: 'U', sourceReason: 'Found in an old collection' }),
      aSpecimenLine({ originCountry: 'XX', originReason: 'No papers were kept' }, { position: 2 }),
    ];

    expect(print({ lines }).specialConditions).toEqual([
      'Only through Port Example.',
      'A: Found in an old collection',
      'B: No papers were kept',
    ]);
  });

  it('prints the quantity in its plain form, also when the form shows it with a zero more', () => {
    expect(print({ lines: [aSpecimenLine({ quantity: '1.1250', unit: 'KGM' })] }).lines[0]?.quantity).toBe('1.125');
  });

  it('is valid from the day of issue to the day that was decided', () => {
    expect(print()).toMatchObject({ issuedOn: '2026-11-23', validFrom: '2026-11-23', validUntil: '2027-05-22' });
  });

  it('carries the history of a re-exported specimen', () => {
    const line = aSpecimenLine({
      originCountry: 'GH',
      originPermitNumber: 'GH-17',
      originPermitOn: '2025-03-01',
      reExportedBefore: 'yes',
      lastReExportCountry: 'BJ',
      lastReExportNumber: 'BJ-9',
      lastReExportOn: '2026-01-02',
    });
    const content = permitContentOf(
      anApplication({ answers: { form: 'REEXPORT', documentType: 'RX' }, lines: [line] }),
      particulars({ documentType: 'RX' }),
    );

    expect(content.lines[0]?.origin).toEqual({ country: 'GH', permitNumber: 'GH-17', issuedOn: '2025-03-01' });
    expect(content.lines[0]?.lastReExport).toEqual({ country: 'BJ', permitNumber: 'BJ-9', issuedOn: '2026-01-02' });
  });
});

describe('an answer to a question that no longer arises', () => {
  it('is not printed: the Latin line of a name that is Latin by now', () => {
    const { exporter } = print({ answers: { exporterName: 'Ana Pérez', exporterLatinName: 'Wang Xiaoming' } });

    expect(exporter).toMatchObject({ name: 'Ana Pérez', latinName: null });
  });

  it('is not printed: the reason for an origin that is known by now', () => {
    expect(print({ lines: [aSpecimenLine({ originCountry: 'XA', originReason: 'Unknown' })] }).specialConditions).toEqual([
      'Only through Port Example.',
    ]);
  });

  it('is not printed: the history of a re-export that became an export', () => {
    const line = aSpecimenLine({
      originPermitNumber: 'GH-17',
      originPermitOn: '2025-03-01',
      reExportedBefore: 'yes',
      lastReExportCountry: 'BJ',
      lastReExportNumber: 'BJ-9',
      lastReExportOn: '2026-01-02',
    });
    const printed = print({ lines: [line] });

    expect(printed.lines[0]).toMatchObject({ origin: { country: 'XA', permitNumber: null, issuedOn: null }, lastReExport: null });
    expect(Object.keys(printed.words)).not.toContain('country:BJ');
  });

  it('is not printed: the registered operation of a source that is not D', () => {
    expect(print({ lines: [aSpecimenLine({ source: 'C', operationNumber: 'A-XA-501' })] }).lines[0]?.operationNumber).toBeNull();
  });
});

describe('the letter of a specimen line', () => {
  it('goes from A to Z and on with two letters', () => {
    expect([1, 2, 26, 27, 28, 52, 53, 200].map(lineLetter)).toEqual(['A', 'B', 'Z', 'AA', 'AB', 'AZ', 'BA', 'GR']);
  });

  it('is another for each of the two hundred lines', () => {
    expect(new Set(Array.from({ length: 200 }, (_, index) => lineLetter(index + 1))).size).toBe(200);
  });
});
