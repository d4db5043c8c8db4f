/** Cases of the exemptions and special documents. */
import type { ClaimFacts } from '@/domain/rules/claim-facts';
import type { LineFacts, RuleFacts } from '@/domain/rules/facts';
import { aFinding, day, facts, reExport } from '../../../factories/facts';
import { appendixI, type Cases } from './support';

type Claimed = (claim?: Partial<ClaimFacts>, line?: Partial<LineFacts>, over?: Parameters<typeof facts>[0]) => RuleFacts;

/** Facts that meet every condition of a claim, and what a case changes of them. */
const claiming =
  (base: ClaimFacts, lawful: Partial<LineFacts>, purpose: RuleFacts['purpose'] = 'P'): Claimed =>
  (claim = {}, line = {}, over = {}) =>
    facts({ purpose, documentType: null, claim: { ...base, ...claim }, ...over, line: { ...lawful, ...line } });

const exhibition = claiming(
  { kind: 'travelling-exhibition', exhibitorBasedIn: 'XA', staysWithHolder: true },
  appendixI({ quantity: '1' }),
  'Q',
);
const pet = claiming(
  { kind: 'personal-ownership', ownerResidesIn: 'XA', ownerAccompanies: true, legallyAcquired: true, staysWithHolder: true },
  appendixI({ quantity: '1', marks: ['microchip 7'] }),
);
const instrument = claiming(
  { kind: 'musical-instrument', isNonCommercial: true, legallyAcquired: true, staysWithHolder: true },
  appendixI({
    kingdom: 'Plantae',
    termCode: 'WPR',
    secondarySource: 'O',
    source: 'W',
    acquiredOn: '1968-01-01',
    firstListedOn: day('1992-06-11'),
    marks: ['serial 68-1021'],
  }),
);
const samples = claiming({ kind: 'sample-collection', carnet: 'ATA XA-1', staysWithHolder: true }, { termCode: 'SKI' }, 'Q');
const souvenir = claiming({ kind: 'personal-effects', isAccompanied: true }, { termCode: 'LPS', quantity: '1' });
const caviar = (quantity: string, unit: string, marks: readonly string[] = ['HUS/C/RU/2025']) =>
  souvenir({}, { order: 'Acipenseriformes', termCode: 'CAV', quantity, unit, marks });
const exchange = claiming(
  { kind: 'scientific-exchange', bothInstitutionsRegistered: true, isNonCommercial: true },
  { kingdom: 'Plantae', termCode: 'SPE', part: { specimenState: 'herbarium' } },
  'S',
);
const old = (acquiredOn: string | null, line: Partial<LineFacts> = {}) =>
  facts({ documentType: 'PC', line: { secondarySource: 'O', acquiredOn, firstListedOn: day('1977-02-04'), ...line } });

export const exemptionsCases: Readonly<Record<string, Cases>> = {
  'EXM-PC': {
    meets: {
      'acquired on the day before the first listing': old('1977-02-03'),
      'acquired before the Convention was in force, first listing not researched': facts({
        line: { source: 'O', acquiredOn: '1975-06-30' },
      }),
      'no claim': facts(),
    },
    breaks: {
      'acquired on the day of the first listing': old('1977-02-04'),
      'no date of acquisition': old(null),
      'a date that is no day': old('about 1970'),
    },
  },
  'EXM-CB': {
    meets: {
      'source C, found to be bred in captivity': facts({ findings: [aFinding('bred-in-captivity')], line: { source: 'C' } }),
      'another source': facts(),
      'a re-export carries the code of its origin': reExport({ line: { source: 'C' } }),
      'from before the Convention': facts({ line: { source: 'C', secondarySource: 'O', acquiredOn: '1960-01-01' } }),
    },
    breaks: {
      'nothing found yet': facts({ line: { source: 'C' } }),
      'found not to be': facts({ findings: [aFinding('bred-in-captivity', { outcome: 'negative' })], line: { source: 'C' } }),
      'Appendix I for trade': facts({ findings: [aFinding('bred-in-captivity')], line: appendixI() }),
      'a certificate of captive breeding for source W': facts({ documentType: 'CB', line: { source: 'W' } }),
    },
  },
  'EXM-AP': {
    meets: {
      'source A, found to be propagated': facts({
        findings: [aFinding('artificially-propagated')],
        line: { kingdom: 'Plantae', source: 'A' },
      }),
      'another source': facts(),
      'cultures that are not controlled': facts({
        line: { kingdom: 'Plantae', source: 'A', annotation: '#4', part: { isInSterileContainer: true } },
      }),
    },
    breaks: {
      'nothing found yet': facts({ line: { kingdom: 'Plantae', source: 'A' } }),
      'Appendix I for trade': facts({
        findings: [aFinding('artificially-propagated')],
        line: appendixI({ kingdom: 'Plantae', source: 'A' }),
      }),
      'a certificate of propagation for source W': facts({ documentType: 'AP', line: { kingdom: 'Plantae', source: 'W' } }),
    },
  },
  'EXM-TE': {
    meets: {
      'one tiger of an exhibition based here': exhibition(),
      'plants may share a certificate': exhibition({}, { kingdom: 'Plantae', source: 'A', quantity: '30' }),
      'dead parts may share a certificate': exhibition({}, { termCode: 'SKI', quantity: '12' }),
      'a wild animal from before the Convention': exhibition({}, { source: 'W', secondarySource: 'O' }),
    },
    breaks: {
      'based in another State': exhibition({ exhibitorBasedIn: 'JP' }),
      'a wild animal of today': exhibition({}, { source: 'W' }),
      'two tigers on one certificate': exhibition({}, { quantity: '2' }),
      'to be sold on the way': exhibition({ staysWithHolder: false }),
    },
  },
  'EXM-PO': {
    meets: { 'a marked falcon with its owner': pet() },
    breaks: {
      'a skin': pet({}, { termCode: 'SKI' }),
      'a plant': pet({}, { kingdom: 'Plantae' }),
      'two animals': pet({}, { quantity: '2' }),
      'an animal without a mark': pet({}, { marks: [] }),
      'an owner who lives abroad': pet({ ownerResidesIn: 'JP' }),
      'an owner who stays at home': pet({ ownerAccompanies: false }),
      'not lawfully acquired': pet({ legallyAcquired: false }),
      'to be sold': pet({ staysWithHolder: false }),
    },
  },
  'EXM-MI': {
    meets: {
      'a guitar of 1968': instrument(),
      'a new guitar of Appendix II': instrument({}, { appendix: 'II', appendixInForce: 'II', acquiredOn: null, secondarySource: null }),
    },
    breaks: {
      'for sale': instrument({}, {}, { purpose: 'T' }),
      'not lawfully acquired': instrument({ legallyAcquired: null }),
      'without a serial number': instrument({}, { marks: null }),
      'Appendix I of 1993': instrument({}, { acquiredOn: '1993-01-01' }),
      'to be handed over abroad': instrument({ staysWithHolder: false }),
    },
  },
  'EXM-SC': {
    meets: {
      'skins of Appendix II': samples(),
      'bred specimens of Appendix I': samples({}, appendixI({ termCode: 'SKI' })),
    },
    breaks: {
      'living animals': samples({}, { termCode: 'LIV' }),
      'wild skins of Appendix I': samples({}, appendixI({ source: 'W', termCode: 'SKI' })),
      'no carnet': samples({ carnet: null }),
      'to be sold abroad': samples({ staysWithHolder: false }),
    },
  },
  'EXM-PE': {
    meets: {
      'a bag': souvenir(),
      '125 g of caviar': caviar('125', 'GRM'),
      'four crocodile items': souvenir({}, { order: 'Crocodylia', quantity: '4', unit: 'NAR' }),
      'four seahorses': souvenir({}, { scientificName: 'Hippocampus kuda', termCode: 'BOD', quantity: '4', unit: 'NAR' }),
      'three queen conch shells': souvenir({}, { scientificName: 'Strombus gigas', termCode: 'SHE', quantity: '3', unit: 'NAR' }),
      'giant clam shells of 3 kg': souvenir({}, { family: 'Tridacnidae', termCode: 'SHE', quantity: '3', unit: 'KGM' }),
      'three rainsticks': souvenir({}, { kingdom: 'Plantae', family: 'Cactaceae', termCode: 'WPR', quantity: '3', unit: 'NAR' }),
      'a kilogram of agarwood chips': souvenir(
        {},
        { scientificName: 'Aquilaria malaccensis', termCode: 'CHP', quantity: '1', unit: 'KGM' },
      ),
      '24 ml of agarwood oil': souvenir({}, { scientificName: 'Aquilaria malaccensis', termCode: 'OIL', quantity: '24', unit: 'MLT' }),
      'Appendix I acquired at home': souvenir({ acquiredAbroad: false }, appendixI({ termCode: 'LPS' })),
    },
    breaks: {
      '126 g of caviar': caviar('126', 'GRM'),
      '300 g of caviar': caviar('0.3', 'KGM'),
      'caviar without its label': caviar('100', 'GRM', []),
      'five crocodile items': souvenir({}, { order: 'Crocodylia', quantity: '5', unit: 'NAR' }),
      'five seahorses': souvenir({}, { scientificName: 'Hippocampus kuda', termCode: 'BOD', quantity: '5', unit: 'NAR' }),
      'four queen conch shells': souvenir({}, { scientificName: 'Strombus gigas', termCode: 'SHE', quantity: '4', unit: 'NAR' }),
      'giant clam shells of 3.1 kg': souvenir({}, { family: 'Tridacnidae', termCode: 'SHE', quantity: '3.1', unit: 'KGM' }),
      'four rainsticks': souvenir({}, { kingdom: 'Plantae', family: 'Cactaceae', termCode: 'WPR', quantity: '4', unit: 'NAR' }),
      'more than a kilogram of agarwood chips': souvenir(
        {},
        { scientificName: 'Aquilaria malaccensis', termCode: 'CHP', quantity: '1.1', unit: 'KGM' },
      ),
      '25 ml of agarwood oil': souvenir({}, { scientificName: 'Aquilaria malaccensis', termCode: 'OIL', quantity: '25', unit: 'MLT' }),
      'three sets of agarwood beads': souvenir({}, { scientificName: 'Gyrinops versteegii', termCode: 'CAR', quantity: '3', unit: 'NAR' }),
      'a living animal': souvenir({}, { termCode: 'LIV' }),
      'for trade': souvenir({}, {}, { purpose: 'T' }),
      'sent by post': souvenir({ isAccompanied: false }),
      'Appendix I acquired abroad and brought home': souvenir(
        { acquiredAbroad: true, importedIntoUsualResidence: true },
        appendixI({ termCode: 'LPS' }),
      ),
      'taken from the wild where a permit is required': souvenir({ takenFromWildWherePermitIsRequired: true, acquiredAbroad: true }),
    },
  },
  'EXM-SE': {
    meets: {
      'herbarium sheets between registered institutions': exchange(),
      'living plant material': exchange({}, { termCode: 'LIV', part: {} }),
    },
    breaks: {
      'an institution that is not registered': exchange({ bothInstitutionsRegistered: false }),
      'a sale': exchange({}, {}, { purpose: 'T' }),
      'a living animal': exchange({}, { kingdom: 'Animalia', termCode: 'LIV', part: {} }),
      'a handbag': exchange({}, { termCode: 'LPS', part: { specimenState: 'finished-product' } }),
    },
  },
};
