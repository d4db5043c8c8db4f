import { Appendix } from '../../src/domain/codes/appendix';
import { SOURCE_CODES, type SourceCode } from '../../src/domain/codes/source-code';
import type { LineFacts, PartFacts, PendingListing } from '../../src/domain/rules/facts';
import type { IsoDate } from '../../src/domain/shared/iso-date';
import { addQuantity } from '../../src/domain/shared/quantity';
import { Kingdom } from '../../src/domain/taxonomy/kingdom';
import { termOf, typedQuantity } from './codes';
import { type GoldenContext, state, unitCode } from './context';
import { nonDetrimentOf } from './findings';
import { isOfTaxon, taxonRow } from './fixture-rows';
import { type RegisteredLine, registersOf } from './registers';
import { firstStated, present, type Stated } from './stated';

/** Stands where the case is silent about what a document would show: a golden run counts it as satisfied. */
export const PRESUMED = 'presumed';
const LONG_AGO = '1900-01-01';

interface Sources {
  readonly primary: SourceCode | null;
  readonly beside: SourceCode | null;
}

const asSource = (code: string | undefined): SourceCode | null => SOURCE_CODES.find((one) => one === code) ?? null;

/** One code, or I or O joined by + to the primary code, in either order. Three codes, or an unknown one, are none. */
export function readSource(text: string | null | undefined): Sources {
  const codes = (text ?? '')
    .toUpperCase()
    .split('+')
    .map((code) => code.trim());
  const [first, second, third] = codes.map((code) => asSource(code));
  if (codes.length === 1) return { primary: first ?? null, beside: null };
  if (third !== undefined || !first || !second) return { primary: null, beside: null };
  return second === 'I' || second === 'O'
    ? { primary: first, beside: second }
    : first === 'I' || first === 'O'
      ? { primary: second, beside: first }
      : { primary: first, beside: second };
}

/** The codes of a source by which rows of fixtures are matched: a pre-Convention specimen is drawn from no wild quota. */
const sourcesOf = ({ primary, beside }: Sources): readonly string[] =>
  beside === 'O' ? ['O'] : [primary, beside].filter((code) => code !== null);

const reason = (line: Stated) => line.text('box5Justification', 'box5', 'justification');

/** The origin: as stated; where the case is silent, a State that raises no question. */
function originOf(line: Stated, context: GoldenContext): string | null {
  const said = line.text('origin', 'countryOfOrigin', 'originCountry');
  if (said !== undefined) return said === '' ? null : (state(said) ?? null);
  if (context.transaction === 'IFS') return 'HS';
  if (context.transaction === 'IMPORT') return context.exporter;
  if (context.transaction === 'EXPORT') return context.exporter ?? context.issuing;
  const range = context.fixtures
    .records('distribution')
    .filter((row) => row.text('taxon') === line.text('taxon'))
    .flatMap((row) => row.texts('range') ?? []);
  return range.find((one) => one !== context.issuing) ?? (context.issuing === 'US' ? 'CA' : 'US');
}

/** A line as far as fixtures look at it. */
export function registeredLine(line: Stated, context: GoldenContext): RegisteredLine {
  const sources = readSource(line.text('source', 'sourceCode'));
  return {
    stated: line,
    taxon: line.text('taxon', 'scientificName', 'species') ?? '',
    term: line.text('term', 'termCode')?.toUpperCase() ?? null,
    sources: sourcesOf(sources),
    purpose: (line.text('purpose') ?? null)?.toUpperCase() ?? null,
    origin: originOf(line, context),
    quantity: typedQuantity(line.text('quantity') ?? line.text('permitted', 'permittedQuantity')),
    unit: unitCode(line.text('unit'), context),
    operationNumber: line.text('operationNumber', 'registeredOperation', 'operation', 'operationNo', 'nursery') ?? null,
  };
}

/** What an answer shows where the case is silent: null where it says so, else a text that satisfies. */
const presumed = (text: string | null | undefined, instead: string): string | null =>
  text === undefined ? instead : text === '' ? null : text;

/** States of a specimen in other words than those of the annotations. */
const SPECIMEN_STATES: readonly (readonly [RegExp, string])[] = [
  [/vitro|flask|sterile|tissue.?culture/, 'sterile-culture'],
  [/cut.?flower/, 'cut-flower'],
  [/^seeds?$/, 'seed'],
  [/pollen|pollinia/, 'pollen'],
  [/spore/, 'spores'],
  [/^fruits?$/, 'fruit'],
  [/^lea(f|ves)$/, 'leaf'],
  [/^flowers?$/, 'flower'],
  [/instrument/, 'musical-instrument'],
  [/herbari/, 'herbarium'],
  [/museum|preserved|embedded|^dried/, 'preserved'],
  [/live.?plant/, 'live-plant-material'],
  [/exhausted/, 'exhausted-powder'],
];

function stateOf(line: Stated): string | null | undefined {
  const said = line.text('specimenState', 'state', 'form', 'partState');
  const isInstrument = line.yesNo('musicalInstrument', 'finishedInstrument', 'isInstrument') === true;
  const isSterileDenied = line.yesNo('sterileContainer', 'inSterileContainer', 'isInSterileContainer', 'sterile') === false;
  const named = SPECIMEN_STATES.find(([pattern]) => pattern.test((said ?? '').toLowerCase()))?.[1] ?? said;
  if (named === 'sterile-culture' && isSterileDenied) return 'culture';
  return isInstrument ? 'musical-instrument' : named;
}

/** All the listed wood of the shipment counts against ten kilograms (#15). */
const woodOfShipment = (lines: readonly RegisteredLine[]): string | undefined => {
  const weights = lines
    .filter(({ stated: line }) => line.text('annotation') === '#15')
    .map(({ stated: line }) => line.text('woodWeightKg', 'listedWoodKg', 'woodWeight', 'weightKg'))
    .filter((weight): weight is string => Boolean(weight));
  return weights.length === 0 ? undefined : weights.reduce((sum, weight) => addQuantity(sum, weight), '0');
};

function partOf(line: Stated, lines: readonly RegisteredLine[]): PartFacts {
  const words = (line.text('specimenState', 'state', 'form', 'partState') ?? '').toLowerCase();
  const isRetail = /retail/.test(words);
  return present({
    specimenState: stateOf(line),
    isFinishedProduct: line.yesNo('finishedProduct', 'isFinishedProduct', 'finished') ?? (isRetail || /finished/.test(words)),
    isPackagedForRetail: line.yesNo('packagedForRetail', 'retailPackaged', 'packagedRetail', 'isPackagedForRetail', 'retail') ?? isRetail,
    isInSterileContainer: line.yesNo('sterileContainer', 'inSterileContainer', 'isInSterileContainer', 'sterile') ?? false,
    listedWoodKg: woodOfShipment(lines),
  });
}

function pendingListingOf(taxon: string, context: GoldenContext): PendingListing | null {
  const row = context.fixtures
    .records('listingChanges', 'listingChange', 'pendingListings', 'pendingListing', 'pendingListingChanges')
    .find((one) => isOfTaxon(one, taxon, context));
  const from = row?.text('effectiveFrom', 'effective', 'inForce', 'from', 'date', 'since');
  if (!row || !from || from <= context.on) return null;
  const appendix = Appendix.safeParse(row.text('appendix', 'newAppendix', 'to', 'toAppendix'));
  return { effectiveFrom: from as IsoDate, appendix: appendix.success ? appendix.data : null };
}

function firstListedOn(taxon: string, context: GoldenContext): IsoDate | undefined {
  const days = context.fixtures
    .records('firstListing', 'firstListings', 'firstListed')
    .filter((row) => isOfTaxon(row, taxon, context))
    .map((row) => row.text('date', 'on', 'since', 'firstListedOn'))
    .filter((date): date is string => Boolean(date));
  return days.sort()[0] as IsoDate | undefined;
}

const marksOf = (line: Stated): readonly string[] | null | undefined => {
  const marks = line.texts('mark', 'marks', 'tag', 'tags', 'microchip', 'label');
  return marks && marks.length === 0 ? null : marks;
};

/** The number, country and date of the last re-export: stated where any of the three is, or where it is said to have happened. */
function lastReExport(line: Stated) {
  const nested = line.record('lastReexport', 'lastReexportCertificate');
  const said = [
    firstStated(line.raw('lastReexportCountry'), nested?.raw('country')),
    firstStated(
      line.raw('lastReexportCertificate', 'lastReexportPermit', 'lastReexportNumber', 'lastReexportNo'),
      nested?.raw('number', 'certificate'),
    ),
    firstStated(line.raw('lastReexportDate', 'lastReexportOn'), nested?.raw('date')),
  ];
  const happened = line.yesNo('previouslyReexported', 'reexportedBefore', 'alreadyReexported', 'previousReexport');
  const isDenied =
    nested === null || said.some((one) => one === null || one === false || one === '') || (line.raw('lastReexport') === null && happened);
  return {
    reExportedBefore: happened ?? (said.some((one) => one !== undefined && one !== null) || nested !== undefined),
    lastReExportComplete: !isDenied,
  };
}

/** The facts of one line; `lines` are all of the case, for quotas that several draw on. */
export function lineFacts(line: RegisteredLine, position: number, lines: readonly RegisteredLine[], context: GoldenContext): LineFacts {
  const { stated: said } = line;
  const { fixtures, input, transaction } = context;
  const row = taxonRow(line.taxon, fixtures);
  const { primary, beside } = readSource(said.text('source', 'sourceCode'));
  const appendix = Appendix.safeParse(said.text('appendix'));
  const kingdom = Kingdom.safeParse(row?.text('kingdom'));
  const why = reason(said);
  const permitNumber = said.text('originPermit', 'originPermitNumber');
  const permitOn = said.text('originPermitDate', 'originPermitOn');
  const isReExport = transaction === 'REEXPORT';
  const isPreConvention = primary === 'O' || beside === 'O' || input.text('claim') === 'pre-convention';
  // A reason is presumed for what is unknown, never in place of a number that the case says is missing.
  const missingNumber = permitNumber === null || permitOn === null || said.raw('origin') === null;
  const originReason = why === undefined ? (missingNumber ? null : PRESUMED) : why;
  return {
    position,
    scientificName: line.taxon,
    kingdom: kingdom.success ? kingdom.data : null,
    className: row?.text('class') ?? null,
    order: row?.text('order') ?? null,
    family: row?.text('family') ?? null,
    rank: (row?.text('rank') ?? said.text('rank') ?? 'SPECIES').toLowerCase(),
    isLoaded: true,
    isMarine: row?.yesNo('marine', 'isMarine') ?? false,
    isHybrid: said.yesNo('hybrid', 'isHybrid') ?? row?.yesNo('hybrid') ?? false,
    appendix: appendix.success ? appendix.data : null,
    appendixInForce: appendix.success ? appendix.data : null,
    annotation: said.text('annotation') ?? null,
    listedBy: (said.texts('appendixIIIListedBy', 'listedBy') ?? []).map((code) => state(code) ?? code),
    pendingListing: pendingListingOf(line.taxon, context),
    source: primary,
    secondarySource: beside,
    sourceReason: presumed(why, PRESUMED),
    boxFiveReason: isReExport ? originReason : presumed(why, PRESUMED),
    term: termOf(line.term),
    termCode: line.term,
    isLive: said.yesNo('live', 'isLive') === true,
    part: partOf(said, lines),
    description: said.text('description', 'remark', 'remarks') ?? null,
    quantity: line.quantity,
    unit: line.unit,
    originCountry: line.origin,
    originPermitNumber: isReExport ? presumed(permitNumber, PRESUMED) : (permitNumber ?? null),
    originPermitOn: isReExport ? presumed(permitOn, LONG_AGO) : (permitOn ?? null),
    originReason,
    ...lastReExport(said),
    acquiredOn: presumedAcquisition(said, isPreConvention),
    operationNumber: primary === 'D' && silentOnOperation(said) ? PRESUMED : line.operationNumber,
    ...registersOf(line, lines, context),
    ...present({
      transaction: ownTransaction(said, context),
      firstListedOn: firstListedOn(line.taxon, context),
      marks: marksOf(said),
      confiscationCase: said.text('confiscationCase', 'confiscation', 'caseReference', 'confiscationReference'),
      originPermitKnownToRegistry: said.yesNo(
        'originPermitKnown',
        'originPermitKnownToRegistry',
        'originPermitVerified',
        'originPermitValid',
      ),
      nonDetriment: nonDetrimentOf(context),
    }),
  };
}

/** A line may say for itself that it is exported or re-exported, other than the case (DOC-13). */
const ownTransaction = (line: Stated, { transaction }: GoldenContext): 'EXPORT' | 'REEXPORT' | undefined => {
  const said = line
    .text('transaction')
    ?.toUpperCase()
    .replace(/[^A-Z]/g, '');
  return said !== transaction && (said === 'EXPORT' || said === 'REEXPORT') ? said : undefined;
};

const presumedAcquisition = (line: Stated, isPreConvention: boolean): string | null => {
  const said = line.text('acquisitionDate', 'acquiredOn', 'dateOfAcquisition');
  return said === undefined && isPreConvention ? LONG_AGO : (said ?? null);
};

const silentOnOperation = (line: Stated): boolean =>
  line.raw('operationNumber', 'registeredOperation', 'operation', 'operationNo', 'nursery') === undefined;
