import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FIELD_NAMES, type FieldName, fieldRow } from '@/domain/application/application-fields';
import type { Answers } from '@/domain/application/field-row';
import { type KnownCodes, parseAnswer } from '@/domain/application/parse-answer';
import { MESSAGES } from '@/i18n/messages';
import { TODAY } from '../../factories/facts';

const codes: KnownCodes = {
  countries: new Set(['XA', 'JP', 'SS', 'FI', 'XX', 'HS', 'EU']),
  terms: new Set(['LIV', 'SKI']),
  units: new Set(['NAR', 'KGM']),
};
const read = (name: FieldName, typed: string, application: Answers = { form: 'EXPORT' }) => {
  const answer = parseAnswer(name, typed, codes, TODAY, application);
  return answer.ok
    ? { kept: answer.value }
    : { refused: answer.problem.key, ...(answer.problem.values ? { values: answer.problem.values } : {}) };
};

describe('an answer', () => {
  it.each(['HS', 'XX', 'EU'])('that names no State is no country of export or import, but may be one of origin: %s', (code) => {
    for (const name of ['exporterCountry', 'importerCountry'] as const) expect(read(name, code)).toEqual({ refused: 'country.unknown' });
    expect(read('originCountry', code)).toEqual({ kept: code });
  });

  it.each(FIELD_NAMES)('that is empty is kept as empty: %s', (name) => {
    for (const typed of ['', '   ', '\n\t', '\u200b', '\u00a0']) expect(read(name, typed)).toEqual({ kept: '' });
  });

  it.each(FIELD_NAMES)('never becomes longer than its field, whatever is typed: %s', (name) => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), fc.integer({ min: 1, max: 80 }), (text, times) => {
        const answer = parseAnswer(name, text.repeat(times), codes, TODAY, { form: 'EXPORT' });
        if (answer.ok) expect(answer.value.length).toBeLessThanOrEqual(fieldRow(name).max);
      }),
      { numRuns: 50 },
    );
  });

  it.each(FIELD_NAMES)('that is kept reads again as itself: %s', (name) => {
    const typed = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 40 }),
      fc.constantFrom(
        '1.125',
        '1.1250',
        '12,5000',
        '40',
        'jp',
        'liv',
        'nar',
        'ex',
        'export',
        't',
        'w',
        'o',
        'yes',
        '2026-01-02',
        'A; B, C',
      ),
    );
    fc.assert(
      fc.property(typed, (text) => {
        const first = parseAnswer(name, text, codes, TODAY, { form: 'EXPORT' });
        if (first.ok) expect(parseAnswer(name, first.value, codes, TODAY, { form: 'EXPORT' })).toEqual(first);
      }),
      { numRuns: 100 },
    );
  });

  it('keeps no character that could make a permit read otherwise than its data', () => {
    expect(read('exporterName', 'Acme\u202egnp.exe\u0000\u0007 Ltd')).toEqual({ kept: 'Acmegnp.exe Ltd' });
    expect(read('exporterAddress', 'A\u2066B\u2069\r\nC')).toEqual({ kept: 'AB\nC' });
  });

  it('keeps the joiners that some scripts cannot be written without', () => {
    expect(read('exporterName', 'می\u200cخواهم')).toEqual({ kept: 'می\u200cخواهم' });
  });

  it('is refused with words that exist in every language', () => {
    const refusals = [
      read('exporterName', 'x'.repeat(161)),
      read('exporterCountry', 'ZZ'),
      read('term', 'XYZ'),
      read('unit', 'XYZ'),
      read('purpose', 'X'),
      read('form', 'X'),
      read('documentType', 'RX'),
      read('source', 'Q'),
      read('quantity', 'NaN'),
      read('importPermitNumber', 'x'.repeat(36)),
      read('acquiredOn', '2026-02-30'),
      read('acquiredOn', '2026-11-24'),
      read('marks', `${'x'.repeat(61)}`),
      read('marks', 'A, A'),
      read('reExportedBefore', 'maybe'),
    ];
    for (const refusal of refusals) {
      expect(refusal).toHaveProperty('refused');
      for (const { problems } of Object.values(MESSAGES)) {
        const found =
          'refused' in refusal
            ? refusal.refused.split('.').reduce<unknown>((at, key) => (at as Record<string, unknown>)?.[key], problems)
            : null;
        expect(typeof found, JSON.stringify(refusal)).toBe('string');
      }
    }
  });
});

describe('a text', () => {
  it('stands on one line with single spaces', () => {
    expect(read('exporterName', '  Exampleland \n  Reptiles ')).toEqual({ kept: 'Exampleland Reptiles' });
  });

  it('is refused one character above its length', () => {
    expect(read('exporterName', 'x'.repeat(160))).toEqual({ kept: 'x'.repeat(160) });
    expect(read('exporterName', 'x'.repeat(161))).toEqual({ refused: 'text.tooLong', values: { max: 160 } });
  });

  it('is the same however its accents were typed', () => {
    expect(read('exporterName', 'Jose\u0301')).toEqual({ kept: 'José' });
  });
});

describe('a paragraph', () => {
  it('keeps its lines and loses its surplus space', () => {
    expect(read('exporterAddress', ' 1  Harbour Road\r\nPort\tExample\n\n\n\nXA ')).toEqual({ kept: '1 Harbour Road\nPort Example\n\nXA' });
  });
});

describe('a code', () => {
  it.each([
    ['exporterCountry', ' jp ', 'JP'],
    ['term', 'liv', 'LIV'],
    ['unit', 'nar', 'NAR'],
    ['purpose', 't', 'T'],
    ['form', 'reexport', 'REEXPORT'],
    ['source', 'w', 'W'],
    ['secondarySource', 'o', 'O'],
    ['documentType', 'ex', 'EX'],
  ] as const)('of %s is read in any case: %j', (name, typed, kept) => {
    expect(read(name, typed)).toEqual({ kept });
  });

  it.each([
    ['exporterCountry', 'ZZ', 'country.unknown'],
    ['exporterCountry', 'Japan', 'country.unknown'],
    ['exporterCountry', 'ß', 'country.unknown'],
    ['exporterCountry', 'ﬁ', 'country.unknown'],
    ['purpose', 'ſ', 'purpose.unknown'],
    ['source', 'ı', 'source.unknown'],
    ['purpose', 'TT', 'purpose.unknown'],
    ['secondarySource', 'W', 'source.unknown'],
    ['form', '__proto__', 'form.unknown'],
  ] as const)('of %s is refused when it is none: %j', (name, typed, refused) => {
    expect(read(name, typed)).toEqual({ refused });
  });

  it('of the document must stand under the chosen box of the form', () => {
    expect(read('documentType', 'RX', { form: 'REEXPORT' })).toEqual({ kept: 'RX' });
    expect(read('documentType', 'RX', { form: 'EXPORT' })).toEqual({ refused: 'documentType.unknown' });
    expect(read('documentType', 'EX', {})).toEqual({ refused: 'documentType.unknown' });
  });
});

describe('a quantity', () => {
  it('is kept so that the form can send it back', () => {
    expect(read('quantity', '1.1250')).toEqual({ kept: '1.1250' });
    expect(read('quantity', '40,50')).toEqual({ kept: '40.5' });
  });

  it('is refused as the law of quantities says', () => {
    expect(read('quantity', '1,000')).toEqual({ refused: 'quantity.ambiguous' });
    expect(read('quantity', '-1')).toEqual({ refused: 'quantity.notANumber' });
  });
});

describe('a date', () => {
  it('may be today and not tomorrow', () => {
    expect(read('acquiredOn', '2026-11-23')).toEqual({ kept: '2026-11-23' });
    expect(read('acquiredOn', '2026-11-24')).toEqual({ refused: 'date.future' });
  });

  it('may lie ahead where a validity ends', () => {
    expect(read('importPermitUntil', '2027-06-01')).toEqual({ kept: '2027-06-01' });
  });

  it('is refused when the calendar has no such day', () => {
    for (const typed of ['2026-02-29', '23/11/2026', 'yesterday']) expect(read('acquiredOn', typed)).toEqual({ refused: 'date.invalid' });
  });
});

describe('marks', () => {
  it('stand one to a line, however they were separated', () => {
    expect(read('marks', 'A1, B2;C3\n\n D  4 ')).toEqual({ kept: 'A1\nB2\nC3\nD 4' });
  });

  it('of a column that was pasted are one for each row', () => {
    const column = Array.from({ length: 200 }, (_, index) => `XA 26 ${1000 + index}`);
    expect(read('marks', column.join('\r\n'))).toEqual({ kept: column.join('\n') });
    expect(read('marks', 'A1\tB2\r\nC3\t')).toEqual({ kept: 'A1\nB2\nC3' });
  });

  it('are refused when some are given twice, and all of these are told', () => {
    expect(read('marks', 'A1\nB2\nA1\nC3\nB2\nA1')).toEqual({ refused: 'marks.twice', values: { n: 2, marks: 'A1, B2' } });
  });

  it('are refused when one is too long', () => {
    expect(read('marks', 'x'.repeat(61))).toEqual({ refused: 'marks.tooLong', values: { max: 60 } });
  });

  it('are refused when they are too many', () => {
    const many = Array.from({ length: 1000 }, (_, index) => `XA-${index}`).join('\n');

    expect(read('marks', many)).toEqual({ refused: 'text.tooLong', values: { max: 4000 } });
  });
});

describe('a yes or no', () => {
  it('is one of the two', () => {
    expect(read('reExportedBefore', 'yes')).toEqual({ kept: 'yes' });
    for (const typed of ['true', 'Yes', '1']) expect(read('reExportedBefore', typed)).toEqual({ refused: 'answer.unknown' });
  });
});

describe('a permit number of another State', () => {
  it('is kept as it is written, up to 35 characters', () => {
    expect(read('importPermitNumber', ' 第12号/Б-7 ')).toEqual({ kept: '第12号/Б-7' });
    expect(read('importPermitNumber', 'x'.repeat(36))).toEqual({ refused: 'permitNumber.tooLong', values: { max: 35 } });
  });
});
