import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { APPENDICES } from '@/domain/codes/appendix';
import { DOCUMENT_TYPES, FORM_TYPES } from '@/domain/codes/document-type';
import { TERM_ORIGINS } from '@/domain/codes/plausible-terms';
import { PURPOSE_CODES } from '@/domain/codes/purpose-code';
import { SOURCE_CODES } from '@/domain/codes/source-code';
import { CLAIMS } from '@/domain/rules/claim-facts';
import { type LineFacts, TRANSACTIONS } from '@/domain/rules/facts';
import { RULES, ruleById } from '@/domain/rules/register';
import { cannotDecide, notChecked } from '@/domain/rules/rule';
import { KINGDOMS } from '@/domain/taxonomy/kingdom';
import { TAXON_RANKS } from '@/domain/taxonomy/taxon';
import { aLine, day, facts, reExport, TODAY } from '../../factories/facts';
import { plant } from './cases/support';

const OURS = /^(COD|QTA|SUS|ORG|REX)-/;
const rules = RULES.filter(({ id }) => OURS.test(id));
const check = (id: string, given = facts()) => ruleById(id)?.check(given);

/** A fact as anybody might state it: a value, known to be none, or not stated. */
const stated = <T>(values: fc.Arbitrary<T>) => fc.option(fc.option(values, { nil: null }), { nil: undefined });
const known = <T>(values: fc.Arbitrary<T>) => fc.option(values, { nil: null });
const texts = fc.constantFrom('', '—', '0', '1', '40', '1.125', '-1', 'NaN', '1e9', '0.0000001', '9'.repeat(60), 'XX', 'US', '*', '{n}');
const states = fc.constantFrom('XA', 'JP', 'GH', 'US', 'MG', 'XX', 'HS', 'ZZ', '*', '', 'Q');
const days = fc.constantFrom('2025-12-31', '2026-11-23', '2026-11-24', '1975-07-01').map(day);
const groups = fc.constantFrom('', 'Reptilia', 'Elasmobranchii', 'Cetacea', 'Potamotrygonidae', 'Pristidae', 'Nonsense');
const terms = fc.constantFrom('', 'ZZZ', 'LIV', ...TERM_ORIGINS.flatMap((origin) => origin.terms));
const quotas = fc.record({
  id: fc.constantFrom('a', 'b'),
  year: fc.constantFrom(2025, 2026),
  limit: texts,
  used: texts,
  requested: texts,
  unit: texts,
  communicatedToSecretariat: stated(fc.boolean()),
  source: texts,
});
const imports = fc.record({
  number: texts,
  term: terms,
  unit: texts,
  source: stated(texts),
  quantity: texts,
  alreadyReExported: texts,
  requested: known(texts),
});
const lines = fc
  .record({
    position: fc.constantFrom(1, 2),
    scientificName: fc.constantFrom('', 'Panthera pardus', 'Dalbergia spp.', 'Scleractinia'),
    kingdom: known(fc.constantFrom(...KINGDOMS)),
    className: stated(groups),
    order: stated(groups),
    family: stated(groups),
    rank: known(fc.constantFrom(...TAXON_RANKS, 'hybrid', 'GENUS', '')),
    isMarine: stated(fc.boolean()),
    isHybrid: stated(fc.boolean()),
    appendix: known(fc.constantFrom(...APPENDICES)),
    appendixInForce: known(fc.constantFrom(...APPENDICES)),
    annotation: stated(fc.constantFrom('#4', 'in-vitro', '')),
    source: known(fc.constantFrom(...SOURCE_CODES)),
    secondarySource: known(fc.constantFrom(...SOURCE_CODES)),
    sourceReason: known(texts),
    boxFiveReason: stated(texts),
    term: known(fc.record({ code: terms, units: fc.array(texts, { maxLength: 2 }) })),
    termCode: known(terms),
    quantity: known(texts),
    unit: known(fc.constantFrom('NAR', 'KGM', '')),
    originCountry: known(states),
    originPermitNumber: known(texts),
    acquiredOn: known(texts),
    firstListedOn: stated(days),
    range: stated(fc.record({ native: fc.array(states), introduced: fc.array(states), uncertain: fc.array(states), source: texts })),
    quotas: fc.option(fc.array(quotas, { maxLength: 3 }), { nil: undefined }),
    importRecord: stated(imports),
    suspensions: fc.option(
      fc.array(
        fc.record({ id: texts, country: states, taxon: known(texts), since: known(days), notification: known(texts), source: texts }),
      ),
      { nil: undefined },
    ),
    reservations: fc.option(
      fc.array(fc.record({ party: states, taxon: texts, appendix: known(fc.constantFrom(...APPENDICES)), since: known(days) })),
      { nil: undefined },
    ),
    stricterMeasures: fc.option(fc.array(fc.record({ country: states, text: texts })), { nil: undefined }),
    possibleAppendices: fc.option(fc.array(known(fc.constantFrom(...APPENDICES))), { nil: undefined }),
  })
  // Not stated and stated as undefined are one to a rule; `aLine` states what is not drawn here.
  .map((drawn) => aLine(drawn as Parameters<typeof aLine>[0]));
const cases = fc
  .record({
    form: fc.constantFrom(...FORM_TYPES),
    transaction: fc.option(fc.constantFrom(...TRANSACTIONS), { nil: undefined }),
    documentType: known(fc.constantFrom(...DOCUMENT_TYPES)),
    purpose: known(fc.constantFrom(...PURPOSE_CODES)),
    exporterCountry: known(states),
    importerCountry: known(states),
    claim: stated(fc.record({ kind: fc.constantFrom(...CLAIMS) })),
    hunter: stated(
      fc.record({
        isImporter: stated(fc.boolean()),
        huntedOn: stated(days),
        huntedIn: stated(states),
        trophiesThisYear: stated(fc.constantFrom(0, 1, 2, -1, 1.5, Number.NaN, Number.POSITIVE_INFINITY)),
      }),
    ),
    nonParties: fc.option(fc.array(states), { nil: undefined }),
    border: stated(
      fc.record({
        permit: stated(
          fc.record({
            number: texts,
            type: texts,
            state: fc.constantFrom('issued', 'expired'),
            use: fc.constantFrom('single', 'multiple'),
            issuedOn: days,
            validUntil: days,
          }),
        ),
        endorsement: stated(fc.record({ on: days })),
        endorsed: stated(fc.record({ permitted: texts, endorsed: texts, before: stated(texts) })),
        foreignDocument: stated(fc.record({ number: texts, type: texts, issuedBy: states, knownToRegistry: stated(fc.boolean()) })),
      }),
    ),
    line: lines,
    lines: fc.option(fc.array(lines, { maxLength: 3 }), { nil: undefined }),
  })
  .map((drawn) => facts(drawn as Parameters<typeof facts>[0]));

describe('the rules of codes, quotas, suspensions, origin and re-export', () => {
  it('answer every combination of facts, the same each time, with texts only', () => {
    fc.assert(
      fc.property(cases, (given) => {
        for (const rule of rules) {
          const outcome = rule.check(given);
          expect(rule.check(given), rule.id).toEqual(outcome);
          if (outcome === null) continue;
          const detail = typeof outcome.unsettled === 'object' ? outcome.unsettled.detail : outcome;
          expect(Object.values(detail).every((text) => typeof text === 'string')).toBe(true);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('leave the facts as they were', () => {
    fc.assert(
      fc.property(cases, (given) => {
        const before = JSON.stringify(given);
        for (const rule of rules) rule.check(given);
        expect(JSON.stringify(given)).toBe(before);
      }),
      { numRuns: 50 },
    );
  });

  it('never tell of one quota that it is near its end and that it is passed', () => {
    fc.assert(
      fc.property(cases, (given) => {
        const isBroken = (id: string) => {
          const outcome = check(id, given);
          return outcome != null && typeof outcome.unsettled !== 'object';
        };
        expect(isBroken('QTA-02') && (isBroken('QTA-01') || isBroken('QTA-03'))).toBe(false);
      }),
    );
  });
});

describe('what nobody has stated', () => {
  const unstated = (over: object) => facts({ line: over as Partial<LineFacts> });

  it.each([
    ['QTA-01', 'quotas'],
    ['QTA-02', 'quotas'],
    ['QTA-03', 'quotas'],
    ['SUS-01', 'suspensions'],
    ['SUS-02', 'suspensions'],
    ['SUS-03', 'stricterMeasures'],
    ['ORG-07', 'reservations'],
  ])('is told by %s as not looked up, and stops nothing: %s', (id, fact) => {
    expect(check(id, unstated({ [fact]: undefined }))).toEqual(notChecked(fact));
  });

  it('is no range: not checked, neither a pass nor a refusal', () => {
    expect(check('ORG-01', facts({ line: { range: null } }))).toEqual(notChecked('rangeData'));
    expect(check('ORG-02', facts({ line: { range: null } }))).toBeNull();
    expect(check('ORG-02', reExport({ line: { range: null } }))).toEqual(notChecked('rangeData'));
  });

  it('stops a re-export whose import nobody looked up', () => {
    expect(check('REX-02', reExport({ line: { importRecord: undefined } as object }))).toEqual(cannotDecide('importRecord'));
  });

  it('stops a trophy of which the hunt is not told, by the names of the facts', () => {
    expect(check('COD-13', facts({ purpose: 'H', hunter: { isImporter: true }, line: { termCode: 'TRO' } }))).toEqual(
      cannotDecide('hunter.huntedOn', 'hunter.huntedIn'),
    );
  });

  it('stops source X for a group that lives on land and in the sea', () => {
    expect(check('COD-08', facts({ line: { source: 'X', className: 'Reptilia', order: 'Serpentes' } }))).toEqual(cannotDecide('isMarine'));
  });

  it('stops a name above the species until box 5 is known', () => {
    expect(check('COD-22', unstated({ rank: 'genus', boxFiveReason: undefined }))).toEqual(cannotDecide('boxFiveReason'));
  });

  it('is no claim: a seized specimen of which no case is stated is undecided', () => {
    expect(check('COD-10', facts({ line: { source: 'I' } }))).toEqual(cannotDecide('confiscationCase'));
  });
});

describe('the figures of a quota', () => {
  const quota = { id: 'q', year: 2026, limit: '50000', used: '12000', requested: '500', unit: 'NAR', source: 'invented for tests' };

  it('stand in box 11a, this permit included', () => {
    expect(check('QTA-04', facts({ line: { quotas: [quota] } }))).toMatchObject({
      unsettled: { as: 'filled', detail: { box11a: '12500/50000' } },
    });
  });

  it('explain a refusal: asked, used, left', () => {
    expect(check('QTA-01', facts({ line: { quotas: [{ ...quota, limit: '12400' }] } }))).toMatchObject({
      requested: '500',
      used: '12000',
      limit: '12400',
      left: '400',
    });
  });

  it('explain a re-export beyond its import', () => {
    const importRecord = { number: 'N', term: 'SKI', unit: 'NAR', quantity: '1000', alreadyReExported: '500', requested: '600' };

    expect(check('REX-02', reExport({ line: { importRecord } }))).toEqual({
      problem: 'over',
      number: 'N',
      imported: '1000',
      reExported: '500',
      left: '500',
      requested: '600',
    });
  });
});

describe('purposes that differ from line to line', () => {
  it('are each asked for', () => {
    expect(ruleById('COD-01')?.scope).toBe('line');
    expect(check('COD-15', facts({ purpose: 'Z', line: plant(), on: TODAY }))).toEqual({ purpose: 'Z', kingdom: 'Plantae' });
  });
});
