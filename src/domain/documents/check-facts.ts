import type { Appendix } from '../codes/appendix';
import type { FormType } from '../codes/document-type';
import { PurposeCode } from '../codes/purpose-code';
import { SourceCode } from '../codes/source-code';
import type { Claim, SeaFacts } from '../rules/claim-facts';
import type { LineFacts, PartFacts, RuleFacts, TermFacts, Transaction } from '../rules/facts';
import type { IsoDate } from '../shared/iso-date';
import { latestDay, SEVERAL_COUNTRIES } from './check-answers';
import { claimFacts } from './check-claims';
import type { CheckScope, CheckTaxon } from './check-scope';

/** The listing that decides, for the population in question. */
export type CheckListing = Pick<
  LineFacts,
  'appendixInForce' | 'annotation' | 'listedBy' | 'firstListedOn' | 'pendingListing' | 'possibleAppendices'
>;

/** What the registers add to the answers. */
export interface CheckGround {
  readonly on: IsoDate;
  readonly listing: CheckListing;
  readonly term: TermFacts | null;
  readonly knownCountries: ReadonlySet<string>;
  readonly nonParties: readonly string[];
}

// The Convention entered into force on this day: nothing can have been listed before it.
const FIRST_DAY_OF_THE_CONVENTION = '1975-07-01' as IsoDate;

/** What moves, as far as it was said; undefined when it is not known whether it ever came in from abroad. */
export function transactionOf({ answers }: CheckScope): Transaction | undefined {
  switch (answers.way) {
    case 'in':
      return 'IMPORT';
    case 'sea':
      return 'IFS';
    case 'transit':
      return 'TRANSIT';
    default:
      if (answers.before === 'unknown') return undefined;
      return answers.before === 'imported' ? 'REEXPORT' : 'EXPORT';
  }
}

const FORMS: Readonly<Record<Transaction, FormType>> = {
  EXPORT: 'EXPORT',
  REEXPORT: 'REEXPORT',
  IMPORT: 'IMPORT',
  IFS: 'OTHER',
  TRANSIT: 'OTHER',
};

/** The source code that the answers amount to (domain rules §3.2; 50 CFR 23.24). */
export function sourceOf({ answers }: CheckScope, appendix: Appendix | null, claim: Claim | null): SourceCode | null {
  if (answers.way === 'sea') return 'X';
  // Without a claim it is judged as if it were not old: the claim has failed.
  if (answers.acquired !== undefined && claim !== null) return 'O';
  const said = SourceCode.safeParse(answers.source);
  if (!said.success) return null;
  const isBred = said.data === 'C' || said.data === 'F' || said.data === 'A';
  if (appendix === 'I' && isBred && answers.operation === 'yes') return 'D';
  // Bred for trade outside the register: F, whatever the parents were.
  return appendix === 'I' && said.data === 'C' && answers.purpose === 'T' ? 'F' : said.data;
}

/** The purpose code: asked, or following from what it is. */
export function purposeOf({ answers }: CheckScope): PurposeCode | null {
  if (answers.what === 'own') return 'P';
  if (answers.exchange === 'yes') return 'S';
  if (answers.tour === 'exhibition' || answers.tour === 'samples') return 'Q';
  const said = PurposeCode.safeParse(answers.purpose);
  return said.success ? said.data : null;
}

const STATES: Readonly<Record<string, PartFacts>> = {
  sterile: { specimenState: 'sterile-culture', isInSterileContainer: true },
  seed: { specimenState: 'seed' },
  flower: { specimenState: 'cut-flower' },
  fruit: { specimenState: 'fruit' },
  instrument: { specimenState: 'musical-instrument', isFinishedProduct: true },
  finished: { specimenState: 'finished-product', isFinishedProduct: true },
  retail: { specimenState: 'packaged-retail', isFinishedProduct: true, isPackagedForRetail: true },
  herbarium: { specimenState: 'herbarium' },
};

function partOf({ answers }: CheckScope): PartFacts {
  const none: PartFacts = { specimenState: null, isFinishedProduct: false, isPackagedForRetail: false, isInSterileContainer: false };
  if (answers.thing === 'instrument') return { ...none, specimenState: 'musical-instrument', isFinishedProduct: true };
  return { ...none, ...STATES[answers.form ?? ''], ...(answers.woodKg === undefined ? {} : { listedWoodKg: answers.woodKg }) };
}

/** The term of the code list: said, or following from what it is. */
export function termCodeOf({ answers, taxon }: CheckScope): string | null {
  if (answers.what === 'live' || answers.thing === 'pet') return 'LIV';
  if (answers.thing === 'instrument' && taxon?.kingdom === 'Plantae') return 'WPR';
  return answers.term ?? null;
}

const isAlive = (scope: CheckScope): boolean => termCodeOf(scope) === 'LIV';

/** The country of origin that the answers name; HS is the sea. */
export function originOf({ answers, partyCode }: CheckScope): string | null {
  if (answers.way === 'sea') return 'HS';
  return answers.before === 'here' ? partyCode : (answers.origin ?? null);
}

// Where a day of listing is not researched, what was acquired before the Convention existed is older all the same.
const firstListedOn = (listing: CheckListing, acquiredOn: IsoDate | null): { readonly firstListedOn?: IsoDate } => {
  if (listing.firstListedOn) return { firstListedOn: listing.firstListedOn };
  return acquiredOn !== null && acquiredOn < FIRST_DAY_OF_THE_CONVENTION ? { firstListedOn: FIRST_DAY_OF_THE_CONVENTION } : {};
};

function lineFacts(scope: CheckScope, taxon: CheckTaxon, claim: Claim | null, ground: CheckGround): LineFacts {
  const { answers } = scope;
  const { listing } = ground;
  const acquiredOn = answers.acquired === undefined ? null : latestDay(answers.acquired);
  return {
    position: 1,
    scientificName: taxon.scientificName,
    kingdom: taxon.kingdom,
    className: taxon.className,
    order: taxon.order,
    family: taxon.family,
    rank: taxon.rank,
    isLoaded: taxon.isLoaded,
    appendix: listing.appendixInForce,
    ...listing,
    ...firstListedOn(listing, acquiredOn),
    source: sourceOf(scope, listing.appendixInForce, claim),
    secondarySource: null,
    sourceReason: null,
    term: ground.term,
    termCode: termCodeOf(scope),
    isLive: isAlive(scope),
    part: partOf(scope),
    quantity: answers.amount ?? null,
    unit: answers.unit ?? null,
    originCountry: originOf(scope),
    originPermitNumber: null,
    originPermitOn: null,
    originReason: null,
    reExportedBefore: false,
    lastReExportComplete: false,
    acquiredOn,
    operationNumber: null,
  };
}

function countriesOf({ answers, partyCode }: CheckScope): { readonly from: string | null; readonly to: string | null } {
  const other = answers.country === undefined || answers.country === SEVERAL_COUNTRIES ? null : answers.country;
  switch (answers.way) {
    case 'in':
      return { from: other, to: partyCode };
    case 'sea':
      return answers.flag === answers.landing ? { from: null, to: partyCode } : { from: answers.flag ?? null, to: answers.landing ?? null };
    case 'transit':
      return { from: null, to: null };
    default:
      return { from: partyCode, to: other };
  }
}

/** The facts of a movement as the answers of the check state them, for one claim or none. What was not asked is absent. */
export function checkFacts(scope: CheckScope, taxon: CheckTaxon, claim: Claim | null, ground: CheckGround): RuleFacts {
  const transaction = transactionOf(scope);
  const { from, to } = countriesOf(scope);
  const { answers } = scope;
  const sea: SeaFacts | null = answers.way === 'sea' ? { vesselFlag: answers.flag ?? null, landingState: answers.landing ?? null } : null;
  return {
    on: ground.on,
    partyCode: scope.partyCode,
    ...(transaction ? { transaction } : {}),
    form: transaction ? FORMS[transaction] : 'OTHER',
    documentType: null,
    purpose: purposeOf(scope),
    exporterCountry: from,
    importerCountry: to,
    knownCountries: ground.knownCountries,
    nonParties: ground.nonParties,
    importPermit: null,
    findings: [],
    validity: null,
    claim: claim === null ? null : claimFacts(claim, scope),
    sea,
    line: lineFacts(scope, taxon, claim, ground),
  };
}
