import { describe, expect, it } from 'vitest';
import { FIELD_NAMES, fieldRow } from '@/domain/application/application-fields';
import { copyAsNew, NOT_TAKEN_OVER } from '@/domain/application/copy-as-new';

const original = {
  answers: {
    form: 'EXPORT',
    purpose: 'T',
    importerName: 'Tokyo Reptile Centre',
    importPermitNumber: 'JP-1',
    importPermitUntil: '2026-12-31',
  },
  lines: [
    {
      answers: {
        scientificName: 'Python regius',
        quantity: '2',
        marks: 'ring A1',
        originPermitNumber: 'GH-7',
        originPermitOn: '2026-01-02',
      },
    },
  ],
} as unknown as Parameters<typeof copyAsNew>[0];

describe('a new application made from an old one', () => {
  it('takes over the trade: parties, species, quantities', () => {
    const { answers, lines } = copyAsNew(original);
    expect(answers).toMatchObject({ form: 'EXPORT', purpose: 'T', importerName: 'Tokyo Reptile Centre' });
    expect(lines).toEqual([{ scientificName: 'Python regius', quantity: '2' }]);
  });

  it('asks anew for permits, their dates and marks, which belong to one consignment', () => {
    const copied = copyAsNew(original);
    expect(
      [copied.answers, ...copied.lines]
        .flatMap((answers) => Object.keys(answers))
        .filter((name) => NOT_TAKEN_OVER.some((one) => one === name)),
    ).toEqual([]);
  });

  it.each(FIELD_NAMES.filter((name) => ['permit-number', 'marks'].includes(fieldRow(name).kind)))('never takes over %s', (name) => {
    expect(NOT_TAKEN_OVER).toContain(name);
  });
});
