import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { LineFacts } from '@/domain/rules/facts';
import { ANNOTATIONS, annotationExcludes, annotationOn } from '@/domain/taxonomy/annotations';
import { hybridAppendix, mayBeAnnotatedOut } from '@/domain/taxonomy/hybrids';
import { aLine, day, TODAY } from '../../factories/facts';

const file = (name: string) =>
  JSON.parse(readFileSync(new URL(`../../../prisma/seed/reference/${name}.json`, import.meta.url), 'utf8')) as {
    readonly columns: readonly string[];
    readonly rows: readonly (readonly (string | null)[])[];
  };
const column = (name: string, of: string) => {
  const { columns, rows } = file(name);
  return new Set(rows.map((row) => row[columns.indexOf(of)]).filter((cell) => cell !== null));
};

const asks = (
  symbol: string,
  over: Partial<LineFacts>,
  on = TODAY,
  transaction: 'EXPORT' | 'REEXPORT' = 'EXPORT',
  purpose: 'T' | 'P' = 'T',
) => annotationExcludes(symbol, { line: aLine({ kingdom: 'Plantae', source: 'W', ...over }), purpose, transaction }, on);

describe('annotations of the Appendices', () => {
  it('know every symbol of the loaded list', () => {
    const known = new Set(ANNOTATIONS.map(({ symbol }) => symbol));
    const used = [...column('listings', 'annotationSymbol'), ...column('annotations', 'symbol')];

    expect(used.filter((symbol) => !known.has(symbol as string))).toEqual([]);
  });

  it('have one wording for each day', () => {
    for (const { symbol } of ANNOTATIONS)
      for (const on of ['2017-06-01', '2019-11-25', '2019-11-26', '2023-02-22', '2023-02-23', '2026-11-23'])
        expect(annotationOn(symbol, day(on)), `${symbol} on ${on}`).not.toBeNull();
  });

  it.each<[string, string, Partial<LineFacts>, string]>([
    ['seeds', '#1', { termCode: 'SEE' }, 'excluded'],
    ['cut flowers of wild plants', '#1', { termCode: 'FLO' }, 'controlled'],
    ['cut flowers of propagated plants', '#1', { termCode: 'FLO', source: 'A' }, 'excluded'],
    ['ginseng powder', '#3', { termCode: 'POW' }, 'excluded'],
    ['ginseng roots', '#3', { termCode: 'ROO' }, 'controlled'],
    ['orchids in sterile flasks', '#4', { termCode: 'LIV', source: 'A', part: { isInSterileContainer: true } }, 'excluded'],
    ['herbarium sheets', '#4', { termCode: 'SPE', part: { specimenState: 'herbarium' } }, 'controlled'],
    ['cactus seeds of Mexico', '#4', { family: 'Cactaceae', originCountry: 'MX', termCode: 'SEE' }, 'controlled'],
    ['cactus seeds of Peru', '#4', { family: 'Cactaceae', originCountry: 'PE', termCode: 'SEE' }, 'excluded'],
    [
      'aloe cosmetics packed for retail',
      '#4',
      { scientificName: 'Aloe ferox', termCode: 'COS', part: { isPackagedForRetail: true, specimenState: 'packaged-retail' } },
      'excluded',
    ],
    ['logs', '#5', { termCode: 'LOG' }, 'controlled'],
    ['furniture', '#5', { termCode: 'WPR' }, 'excluded'],
    ['plywood under #6', '#6', { termCode: 'PLY' }, 'controlled'],
    ['plywood under #5', '#5', { termCode: 'PLY' }, 'excluded'],
    ['a living tree', '#5', { termCode: 'LIV' }, 'controlled'],
    ['an unnamed part', '#5', { termCode: null }, 'cannot-tell'],
    ['perfume with the extract', '#11', { termCode: 'EXT', part: { isFinishedProduct: true } }, 'excluded'],
    ['agarwood chips packed for retail', '#14', { termCode: 'CHP', part: { isPackagedForRetail: true } }, 'controlled'],
    ['agarwood oil packed for retail', '#14', { termCode: 'OIL', part: { isPackagedForRetail: true } }, 'excluded'],
    [
      '10 kg of finished rosewood',
      '#15',
      { termCode: 'WPR', part: { isFinishedProduct: true, listedWoodKg: '10', specimenState: null } },
      'excluded',
    ],
    [
      '640 kg of finished rosewood',
      '#15',
      { termCode: 'WPR', part: { isFinishedProduct: true, listedWoodKg: '640', specimenState: null } },
      'controlled',
    ],
    ['a rosewood guitar', '#15', { termCode: 'WPR', part: { specimenState: 'musical-instrument' } }, 'excluded'],
    [
      'furniture of Dalbergia of Mexico, which follows #6',
      '#15',
      { scientificName: 'Dalbergia retusa', originCountry: 'MX', termCode: 'WPR' },
      'excluded',
    ],
    [
      'furniture of Dalbergia cochinchinensis, which follows #4',
      '#15',
      { scientificName: 'Dalbergia cochinchinensis', termCode: 'WPR', part: { listedWoodKg: '2', isFinishedProduct: true } },
      'controlled',
    ],
    ['transformed wood', '#17', { termCode: 'TRW' }, 'controlled'],
    [
      'propagated orchids of Appendix I in sterile flasks',
      'in-vitro',
      { source: 'A', part: { specimenState: 'sterile-culture' } },
      'excluded',
    ],
    ['wild orchids of Appendix I in sterile flasks', 'in-vitro', { source: 'W', part: { specimenState: 'sterile-culture' } }, 'controlled'],
    ['a symbol nobody knows', '#99', { termCode: 'LOG' }, 'controlled'],
  ])('judge %s (%s)', (_, symbol, line, verdict) => {
    expect(asks(symbol, line)).toBe(verdict);
  });

  it('judge pernambuco by the wording of the day', () => {
    const bow = { termCode: 'WPR', part: { specimenState: 'musical-instrument' } };

    expect(asks('#10', bow, day('2023-02-22'))).toBe('excluded');
    expect(asks('#10', bow, day('2023-02-23'))).toBe('controlled');
    expect(asks('#10', bow, day('2023-02-23'), 'REEXPORT')).toBe('excluded');
  });

  it('judge rosewood by the wording of the day', () => {
    const box = { termCode: 'WPR', part: { listedWoodKg: '4', isFinishedProduct: false, specimenState: null } };

    expect(asks('#15', box, day('2019-11-25'), 'EXPORT', 'P')).toBe('excluded');
    expect(asks('#15', box, day('2019-11-26'), 'EXPORT', 'P')).toBe('controlled');
  });
});

describe('hybrids', () => {
  it('stand in the strictest Appendix of their parents', () => {
    expect(hybridAppendix(['II', 'I', null])).toBe('I');
    expect(hybridAppendix([null, 'III'])).toBe('III');
    expect(hybridAppendix([null, null])).toBeNull();
  });

  it('of propagated plants may be annotated out', () => {
    expect(mayBeAnnotatedOut('Plantae', 'Phalaenopsis x hybrid', 'A')).toBe(true);
    expect(mayBeAnnotatedOut('Plantae', 'Phalaenopsis x hybrid', 'W')).toBe(false);
  });
});
