import { describe, expect, it } from 'vitest';
import { decideDocuments } from '@/domain/documents/decide-documents';
import { decideMovement, documentsToList } from '@/domain/documents/decide-movement';
import type { ClaimFacts } from '@/domain/rules/claim-facts';
import type { LineFacts, RuleFacts } from '@/domain/rules/facts';
import { day, facts } from '../../factories/facts';

/** "IM of JP first" reads: import permit, issued by Japan, which must exist before ours. */
const told = (given: RuleFacts): string => {
  const { outcome, ruleId, documents, stoppedBy, missing } = decideDocuments(given);
  if (outcome === 'stopped') return `stopped by ${stoppedBy.join(', ')}`;
  if (outcome === 'cannot-decide') return `${ruleId} needs ${missing.join(', ')}`;
  if (outcome === 'none') return `${ruleId} none`;
  return `${ruleId} ${documents.map((one) => `${one.kind} of ${one.issuedBy ?? '?'}${one.mustExistFirst ? ' first' : ''}`).join(', ')}`;
};

const line = (over: Partial<LineFacts>): { readonly line: Partial<LineFacts> } => ({ line: over });
const I = (over: Partial<LineFacts> = {}) => line({ appendixInForce: 'I', source: 'W', ...over });
const III = (...listedBy: readonly string[]) => line({ appendixInForce: 'III', listedBy });
const inward = { transaction: 'IMPORT', form: 'IMPORT', documentType: null, exporterCountry: 'GH', importerCountry: 'XA' } as const;
const outAgain = { transaction: 'REEXPORT', form: 'REEXPORT', documentType: null } as const;
const landing = (vesselFlag: string, landingState: string, more: object = {}) =>
  ({ transaction: 'IFS', form: 'OTHER', documentType: null, sea: { vesselFlag, landingState, ...more } }) as const;
const skin = { termCode: 'SKI' } as const;
const claim = (kind: ClaimFacts['kind'], more: Partial<ClaimFacts> = {}) => ({ documentType: null, claim: { kind, ...more } }) as const;

describe('the decision table of the regular regime', () => {
  it.each<[string, RuleFacts, string]>([
    ['1: an export of Appendix I', facts({ purpose: 'Z', ...I() }), 'DOC-01 IM of JP first, EX of XA'],
    ['2: an import of Appendix I', facts({ ...inward, purpose: 'Z', ...I({ originCountry: 'GH' }) }), 'DOC-02 IM of XA first, EX of GH'],
    ['2: of a third State’s', facts({ ...inward, purpose: 'Z', ...I({ originCountry: 'BJ' }) }), 'DOC-02 IM of XA first, RX of GH'],
    ['3: a re-export of Appendix I, alive', facts({ ...outAgain, purpose: 'Z', ...I() }), 'DOC-03 IM of JP first, RX of XA'],
    ['3: a re-export of Appendix I, dead', facts({ ...outAgain, purpose: 'Z', ...I(skin) }), 'DOC-03 IM of JP, RX of XA'],
    ['4: landed at home, Appendix I', facts({ ...landing('XA', 'XA'), purpose: 'S', ...I({ source: 'X' }) }), 'DOC-10 IS of XA first'],
    ['5: source D of Appendix I', facts(I({ source: 'D' })), 'DOC-16 EX of XA'],
    [
      '6: source C of Appendix I, Art. VII.5 claimed',
      facts({ ...claim('captive-bred'), purpose: 'Z', ...I({ source: 'C' }) }),
      'DOC-17 CB of XA',
    ],
    ['6: source C of Appendix I, nothing claimed', facts({ purpose: 'Z', ...I({ source: 'C' }) }), 'DOC-01 IM of JP first, EX of XA'],
    ['7: an export of Appendix II', facts(), 'DOC-04 EX of XA'],
    ['8: an import of Appendix II', facts({ ...inward, ...line({ originCountry: 'GH' }) }), 'DOC-05 EX of GH'],
    ['8: an import of a third State’s', facts({ ...inward, ...line({ originCountry: 'BJ' }) }), 'DOC-05 RX of GH'],
    [
      '8: with another certificate of our own law',
      facts({ ...inward, documentType: 'OT', ...line({ originCountry: 'GH' }) }),
      'DOC-05 EX of GH, OT of XA',
    ],
    ['9: a re-export of Appendix II', facts(outAgain), 'DOC-06 RX of XA'],
    ['9: a re-export of source D', facts({ ...outAgain, ...I({ source: 'D' }) }), 'DOC-06 RX of XA'],
    ['10: landed at home, Appendix II', facts({ ...landing('XA', 'XA'), ...line({ source: 'X' }) }), 'DOC-10 IS of XA first'],
    ['11: our flag, landed abroad', facts({ ...landing('XA', 'JP'), ...line({ source: 'X' }) }), 'DOC-11 EX of XA'],
    ['11: the same, Appendix I', facts({ ...landing('XA', 'JP'), purpose: 'S', ...I({ source: 'X' }) }), 'DOC-11 IM of JP first, EX of XA'],
    ['11: another flag, landed here', facts({ ...landing('JP', 'XA'), ...line({ source: 'X' }) }), 'DOC-11 EX of JP'],
    ['11: the same, Appendix I', facts({ ...landing('JP', 'XA'), purpose: 'S', ...I({ source: 'X' }) }), 'DOC-11 IM of XA first, EX of JP'],
    ['12: Appendix III that we had listed', facts(III('XA')), 'DOC-07 EX of XA'],
    ['13: Appendix III that another had listed', facts(III('GH')), 'DOC-08 CO of XA'],
    [
      '14: an import from the State that listed it',
      facts({ ...inward, line: { ...III('GH').line, originCountry: 'GH' } }),
      'DOC-05 EX of GH',
    ],
    ['14: an import from another State', facts({ ...inward, line: { ...III('BJ').line, originCountry: 'GH' } }), 'DOC-05 CO of GH'],
    ['14: an import by re-export', facts({ ...inward, line: { ...III('BJ').line, originCountry: 'BJ' } }), 'DOC-05 RX of GH'],
    ['15: a re-export of Appendix III', facts({ ...outAgain, ...III('GH') }), 'DOC-09 RX of XA'],
    ['16: Appendix III from the sea', facts({ ...landing('XA', 'XA'), ...III('GH') }), 'DOC-15 none'],
    [
      'a chartered vessel follows its arrangement',
      facts({ ...landing('JP', 'XA', { charterArrangement: 'XA' }), ...line({ source: 'X' }) }),
      'DOC-10 IS of XA first',
    ],
  ])('row %s', (_, given, answer) => {
    expect(told(given)).toBe(answer);
  });
});

describe('the order of evaluation', () => {
  it.each<[string, RuleFacts, string]>([
    ['1: what is not listed needs nothing', facts(line({ appendixInForce: null })), 'DOC-26 none'],
    ['1: what an annotation excludes needs nothing', facts(line({ kingdom: 'Plantae', annotation: '#4', termCode: 'SEE' })), 'DOC-26 none'],
    [
      '2: transit needs nothing new',
      facts({ transaction: 'TRANSIT', exporterCountry: 'GH', ...line({ originCountry: 'GH' }) }),
      'DOC-14 EX of GH first',
    ],
    [
      '3: registered institutions',
      facts({ ...claim('scientific-exchange', { bothInstitutionsRegistered: true }), purpose: 'S', ...line({ termCode: 'SPE' }) }),
      'DOC-19 LABEL of XA',
    ],
    [
      '4: a travelling exhibition',
      facts({ ...claim('travelling-exhibition', { exhibitorBasedIn: 'XA' }), ...I({ source: 'C', quantity: '1' }) }),
      'DOC-23 TE of XA',
    ],
    ['4: a pet', facts({ ...claim('personal-ownership'), purpose: 'P', ...I({ source: 'C', quantity: '1' }) }), 'DOC-24 PO of XA'],
    ['4: an instrument', facts({ ...claim('musical-instrument'), purpose: 'P', ...line({ termCode: 'WPR' }) }), 'DOC-25 MI of XA'],
    ['4: a sample collection', facts({ ...claim('sample-collection', { carnet: 'XA-1' }), ...line(skin) }), 'DOC-22 SC of XA'],
    ['5: personal effects', facts({ ...claim('personal-effects', { isAccompanied: true }), purpose: 'P', ...line(skin) }), 'DOC-21 none'],
    ['6: before the Convention', facts(I({ source: 'O', acquiredOn: '1935-06-01' })), 'DOC-18 PC of XA'],
    [
      '8: a phytosanitary certificate',
      facts({
        ...claim('artificially-propagated', { phytosanitaryCertificate: true, partyUsesPhytosanitary: true }),
        ...line({ kingdom: 'Plantae', source: 'A' }),
      }),
      'DOC-20 PHYTO of XA',
    ],
    [
      '8: never for re-export',
      facts({
        ...outAgain,
        ...claim('artificially-propagated', { phytosanitaryCertificate: true, partyUsesPhytosanitary: true }),
        ...line({ kingdom: 'Plantae', source: 'A' }),
      }),
      'DOC-17 AP of XA',
    ],
    ['9: an older treaty', facts({ ...landing('XA', 'XA'), ...claim('older-treaty-marine'), ...line({ source: 'X' }) }), 'DOC-10 MT of XA'],
  ])('step %s', (_, given, answer) => {
    expect(told(given)).toBe(answer);
  });

  it.each<[string, RuleFacts, string]>([
    ['wild Appendix I for trade', facts(I()), 'stopped by COD-12'],
    ['Appendix I bred here for trade', facts(I({ source: 'C' })), 'stopped by COD-21'],
    ['propagated Appendix I for trade', facts(I({ kingdom: 'Plantae', source: 'A' })), 'stopped by COD-20'],
    ['ranched Appendix I', facts({ purpose: 'Z', ...I({ source: 'R' }) }), 'stopped by COD-07'],
    [
      'a claim that fails, and no other document is tried',
      facts({ ...claim('personal-effects', { isAccompanied: false }), purpose: 'P', ...line(skin) }),
      'stopped by EXM-PE',
    ],
    ['a plant of source C', facts(line({ kingdom: 'Plantae', source: 'C' })), 'stopped by COD-05'],
  ])('stops %s', (_, given, answer) => {
    expect(told(given)).toBe(answer);
  });

  it.each<[string, RuleFacts, string]>([
    ['Appendix I of unknown source', facts(I({ source: null })), 'COD-12 needs source'],
    ['Appendix I of unknown purpose', facts({ purpose: null, ...I() }), 'COD-12 needs purpose'],
    ['Appendix III of unknown listing', facts(line({ appendixInForce: 'III' })), 'DOC-07 needs listedBy'],
    [
      'a landing from nobody knows which vessel',
      facts({ transaction: 'IFS', sea: {}, ...line({ source: 'X' }) }),
      'DOC-10 needs vesselFlag, landingState',
    ],
    [
      'a split listing whose Appendices give other answers',
      facts({ purpose: 'Z', ...line({ possibleAppendices: ['I', 'II'] }) }),
      'COD-23 needs originCountry',
    ],
    ['no name', facts(line({ scientificName: '' })), 'DOC-26 needs scientificName'],
  ])('cannot decide %s, and says why', (_, given, answer) => {
    expect(told(given)).toBe(answer);
  });

  it('decides a split listing whose Appendices all give the same answer', () => {
    expect(told(facts({ ...outAgain, ...line({ possibleAppendices: ['II', 'II'] }) }))).toBe('DOC-06 RX of XA');
  });

  it('tells each step it asked, and why', () => {
    expect(decideDocuments(facts(I({ source: 'D' }))).steps.map(({ step, taken, because }) => `${step} ${taken ? because : '–'}`)).toEqual([
      'listing –',
      'transit –',
      'scientificExchange –',
      'multipleCrossings –',
      'personalEffects –',
      'preConvention –',
      'deemedAppendixII deemed',
      'articleVII5 –',
      'olderTreaty –',
      'stops –',
      'table row',
    ]);
  });

  it('names the conditions that nobody has stated', () => {
    expect(decideDocuments(facts({ ...claim('musical-instrument'), purpose: 'P' })).provided).toEqual([
      'isNonCommercial',
      'legallyAcquired',
      'marks',
      'staysWithHolder',
    ]);
  });

  it('says what would be needed without the claim that fails', () => {
    const refused = decideDocuments(facts({ ...claim('personal-effects', { isAccompanied: false }), purpose: 'P', ...line(skin) }));

    expect(refused.otherwise.map(({ kind }) => kind)).toEqual(['EX']);
  });
});

describe('validity and use', () => {
  const first = (given: RuleFacts) => decideDocuments(given).documents[0];

  it('ends a replacement with the permit it replaces', () => {
    const replacement = { number: '26XA000001/EX', state: 'suspended', validUntil: day('2027-01-30') };
    expect(first(facts({ replacement }))).toMatchObject({ maxMonths: 2, notAfter: '2027-01-30', attributes: ['replacement'] });
  });

  it('ends a sample collection with its carnet', () => {
    const asked = claim('sample-collection', { carnet: 'XA-1', carnetValidUntil: day('2027-02-22') });
    expect(first(facts({ ...asked, ...line(skin) }))).toMatchObject({ maxMonths: 3, uses: 'multiple' });
  });

  it('gives a certificate for a period for Appendix II from the sea', () => {
    expect(first(facts({ ...landing('XA', 'XA', { isForPeriod: true }), ...line({ source: 'X' }) }))).toMatchObject({
      uses: 'multiple',
      maxMonths: 12,
    });
  });

  it('lets a registered person complete a re-export certificate within twelve months', () => {
    const asked = claim('simplified-procedure', { personRegistered: true, specimenClass: 'biological-samples' });
    expect(first(facts({ ...outAgain, ...asked }))).toMatchObject({ maxMonths: 12, attributes: ['partially-completed'] });
  });

  it('trusts a State that is no Party with a comparable document', () => {
    expect(first(facts({ purpose: 'Z', nonParties: ['JP'], ...I() }))).toMatchObject({ kind: 'IM', isComparable: true });
  });
});

describe('a movement of several lines', () => {
  it('groups one document for each type and issuer', () => {
    const lines = [facts(line({ position: 1 })), facts(line({ position: 2 })), facts({ purpose: 'Z', line: { ...I().line, position: 3 } })];

    expect(decideMovement(lines).documents.map(({ kind, lines: at }) => `${kind} ${at.join()}`)).toEqual(['EX 1,2,3', 'IM 3']);
  });

  it('gives each live animal of an exhibition its own certificate', () => {
    const tiger = (position: number) =>
      facts({
        ...claim('travelling-exhibition', { exhibitorBasedIn: 'XA' }),
        line: { ...I({ source: 'C', quantity: '1' }).line, position },
      });

    expect(decideMovement([tiger(1), tiger(2)]).documents).toHaveLength(2);
  });

  it('lists for an import only what this Party issues', () => {
    expect(documentsToList([facts({ ...inward, purpose: 'Z', ...I({ originCountry: 'GH' }) })]).map(({ kind }) => kind)).toEqual(['IM']);
  });

  it('is stopped when one line is', () => {
    expect(decideMovement([facts(), facts(I())]).outcome).toBe('stopped');
  });
});
