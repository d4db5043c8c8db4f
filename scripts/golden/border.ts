import { documentKindNamed, documentLaw } from '../../src/domain/documents/document-law';
import type {
  BorderFacts,
  EndorsedQuantity,
  EndorsementFacts,
  ForeignDocumentFacts,
  PermitAtTheBorder,
} from '../../src/domain/rules/border-facts';
import type { IsoDate } from '../../src/domain/shared/iso-date';
import { convert } from './codes';
import { type GoldenContext, state, unitCode } from './context';
import { isAbout } from './fixture-rows';
import type { RegisteredLine } from './registers';
import { firstStated, opposite, over, present, type Stated } from './stated';

/** The two letters of a document type of the golden names; what is none of them stays as it is. */
export const typeCode = (name: string | null | undefined): string => (name ? (documentKindNamed(name) ?? name) : '');

const STATES: Readonly<Record<string, string>> = {
  active: 'issued',
  valid: 'issued',
  canceled: 'cancelled',
  'partly used': 'partly-used',
  partly_used: 'partly-used',
  lost: 'suspended',
  stolen: 'suspended',
};

/** A state as the life of a permit names it. */
export const permitState = (name: string | null | undefined): string => {
  const lower = (name ?? 'issued').toLowerCase();
  return STATES[lower] ?? lower;
};

const day = (text: string | null | undefined): IsoDate => (text ?? '') as IsoDate;
const LONG_AGO = '1975-07-01';
const FAR_AHEAD = '2199-12-31';

const usesOf = (paper: Stated, type: string): 'single' | 'multiple' => {
  const kind = documentKindNamed(paper.text('type', 'documentType') ?? '');
  const said = paper.text('uses', 'usage', 'use')?.toLowerCase();
  if (said) return said.startsWith('multi') ? 'multiple' : 'single';
  return kind && type ? documentLaw(kind).uses : 'single';
};

function permitAtTheBorder(paper: Stated, input: Stated): PermitAtTheBorder {
  const type = typeCode(paper.text('type', 'documentType'));
  return {
    number: paper.text('number') ?? '—',
    type,
    state: permitState(paper.text('state', 'status')),
    use: usesOf(paper, type),
    issuedOn: day(paper.text('issueDate', 'issuedOn', 'issued') ?? LONG_AGO),
    validUntil: day(paper.text('expiryDate', 'validUntil', 'expiry') ?? FAR_AHEAD),
    ...present({
      isCopy:
        over(paper, input).yesNo('copy', 'isCopy', 'printedCopy', 'presentedCopy') ??
        opposite(over(paper, input).yesNo('original', 'isOriginal', 'originalPresented')),
      splitConsignments: paper.yesNo('splitConsignments'),
    }),
  };
}

/** Designated ports exist where fixtures state them: a list of ports, or rows with a State and its ports. */
function isDesignated(port: string | null | undefined, country: string | null, { fixtures, input }: GoldenContext): boolean | undefined {
  const said = input.yesNo('portDesignated', 'portIsDesignated');
  if (typeof said === 'boolean') return said;
  const listed = fixtures.raw('designatedPorts', 'designatedPort');
  const parties = fixtures.records('parties').filter((row) => isAbout(row, [country], 'iso', 'country', 'party'));
  const ofParties = parties.flatMap((row) => row.texts('designatedPorts', 'ports') ?? []);
  if (!port) return undefined;
  if (listed === undefined) return ofParties.length > 0 ? ofParties.includes(port) : undefined;
  if (!Array.isArray(listed) && fixtures.record('designatedPorts', 'designatedPort')?.raw('port', 'ports', 'code', 'name') === undefined) {
    // Ports by State: {"TG": ["LFW"]}.
    const byState = country === null ? undefined : fixtures.record('designatedPorts', 'designatedPort')?.texts(country);
    return byState?.includes(port);
  }
  const isList = Array.isArray(listed) && listed.every((one) => typeof one === 'string');
  if (isList) return (fixtures.texts('designatedPorts') ?? []).includes(port);
  const rows = fixtures.records('designatedPorts', 'designatedPort').filter((row) => isAbout(row, [country], 'country', 'party', 'iso'));
  // A State for which nothing is stated has designated none.
  if (rows.length === 0) return undefined;
  return rows.flatMap((row) => row.texts('ports', 'port', 'code', 'name') ?? []).includes(port);
}

const BOX_14 = [
  ['date', ['date', 'endorsementDate', 'dateOfEndorsement']],
  ['officer', ['officer', 'officerName', 'officerTitle', 'title', 'inspector']],
  ['stamp', ['stamp', 'seal', 'officialStamp']],
] as const;

function endorsementOf(context: GoldenContext): EndorsementFacts {
  const { input, on, transaction, exporter, importer, issuing } = context;
  const port = input.text('port', 'portOfExport', 'portOfEntry', 'portOfImport');
  const country = transaction === 'IMPORT' ? (importer ?? issuing) : (exporter ?? issuing);
  const signatures = [input.yesNo('officerSigned', 'officerSignature', 'signature', 'endorsementSignature')];
  const missingItems = BOX_14.filter(([, keys]) => {
    const answer = input.yesNo(...keys);
    return answer === null || answer === false;
  }).map(([item]) => item);
  return {
    on,
    ...present({
      port,
      officerSigned: signatures.find((one) => one !== undefined),
      transportDocument: input.text('transportDocument', 'billOfLading', 'airWaybill', 'transportDocumentNumber'),
      transportDocumentNeeded: input.yesNo('transportDocumentNeeded', 'transportDocumentRequired') ?? undefined,
      portIsDesignated: isDesignated(port, country, context),
      crossingEntered: input.yesNo('crossingEntered', 'continuationSheet', 'continuationSheetEntry', 'crossingEntry'),
      originalStaysWithHolder: firstStated(
        input.yesNo('originalStaysWithHolder', 'originalReturned', 'originalWithHolder'),
        opposite(input.yesNo('originalRetained', 'originalKept')),
      ),
      missingItems: missingItems.length > 0 ? missingItems : undefined,
    }),
  };
}

/** Permitted and endorsed, where the line states them; null: no quantity was entered. */
function endorsedOf(line: RegisteredLine): EndorsedQuantity | null | undefined {
  const endorsed = line.stated.text('endorsed', 'endorsedQuantity', 'actual');
  const permitted = line.stated.text('permitted', 'permittedQuantity', 'quantity');
  if (endorsed === null) return null;
  if (endorsed === undefined || !permitted) return undefined;
  const before = line.stated.text('endorsedBefore', 'alreadyEndorsed', 'before', 'previouslyEndorsed');
  return { permitted, endorsed, ...present({ before: before ?? undefined }) };
}

/** Keys of a foreign document that are no item of Annex 1: what was found out about it, and what happened to it. */
const NO_ITEM =
  /^(endorse|box14|alter|retrospective|used|duplicate|already|known|registry|found|verified|retained|cancel|specimens|mismatch|issuedafter|state|status|exportdate|departure|shipped|erasure|lines|missing|box15|transportdocument|copy|authenticated|validated|differences|lacks)/i;

function differences(
  document: Stated,
  lines: readonly RegisteredLine[],
  permit: Stated | null | undefined,
  context: GoldenContext,
): readonly string[] {
  if (!permit) return [];
  const [line] = lines;
  const rows = [permit, ...permit.records('lines')];
  const pairs = [
    ['taxon', document.text('taxon', 'species') ?? line?.taxon],
    ['term', document.text('term') ?? line?.term],
    ['source', document.text('source') ?? line?.stated.text('source')],
    ['consignee', document.text('consignee', 'importer') ?? context.input.text('consignee', 'importer', 'importerName')],
  ] as const;
  const unlike = pairs.filter(([key, found]) => {
    const wanted = rows
      .map((row) => (key === 'consignee' ? row.text('consignee', 'importer', 'holder') : row.text(key)))
      .find((one) => one !== undefined);
    return wanted && found && wanted !== found;
  });
  const unit = unitCode(permit.text('unit') ?? permit.records('lines')[0]?.text('unit'), context);
  const allowed = permit.text('quantity') ?? permit.records('lines')[0]?.text('quantity');
  const documentUnit = unitCode(document.text('unit'), context) ?? line?.unit ?? null;
  const quantity = document.text('quantity') ?? line?.quantity ?? null;
  const comparable = convert(quantity, documentUnit, unit ?? documentUnit);
  const byQuantity = !allowed || !quantity ? [] : comparable === null ? ['unit'] : Number(comparable) > Number(allowed) ? ['quantity'] : [];
  return [...unlike.map(([key]) => key), ...byQuantity];
}

/** How the specimens differ from the document that came with them. */
function specimensDiffer(document: Stated, lines: readonly RegisteredLine[], { input }: GoldenContext): readonly string[] | undefined {
  const told =
    document.texts('specimensDiffer', 'mismatch', 'specimenMismatch', 'differences') ??
    input.texts('specimensDiffer', 'mismatch', 'specimenMismatch', 'discrepancy', 'differences');
  if (told && told.length > 0) return told.includes('true') ? ['description'] : told;
  const agree = over(input, document).yesNo('specimensMatch', 'specimensAgree');
  if (agree === false || agree === null) return ['description'];
  const papers = document.records('lines');
  const found = input.record('inspection', 'found', 'specimensFound', 'actual');
  const differing = lines.flatMap((line, index) => {
    const paper = papers[index] ?? document;
    const written = {
      taxon: paper.text('taxon', 'species'),
      term: paper.text('term'),
      quantity: paper.text('quantity') ?? (found ? line.quantity : undefined),
      mark: paper.text('mark', 'marks'),
    };
    const marks = (found?.text('mark', 'marks') ?? line.stated.text('mark', 'marks')) || undefined;
    const quantity = found?.text('quantity') ?? line.stated.text('arrived', 'found', 'actualQuantity') ?? line.quantity;
    return [
      ...(written.taxon && written.taxon !== (found?.text('taxon', 'species') ?? line.taxon) ? ['taxon'] : []),
      ...(written.term && written.term !== (found?.text('term') ?? line.term) ? ['description'] : []),
      ...(written.quantity && quantity && Number(quantity) > Number(written.quantity) ? ['quantity'] : []),
      ...(written.mark && marks && written.mark !== marks ? ['marks'] : []),
    ];
  });
  return agree === true && differing.length === 0 ? [] : differing;
}

const isAfter = (date: string | null | undefined, other: string | null | undefined): boolean => Boolean(date && other && date > other);

function foreignDocumentOf(document: Stated, lines: readonly RegisteredLine[], context: GoldenContext): ForeignDocumentFacts {
  const { input } = context;
  const issued = document.text('issueDate', 'issuedOn');
  const endorsedOn = document.text('endorsedDate', 'endorsementDate', 'endorsedOn', 'exportDate');
  const departed = document.text('exportDate', 'departureDate', 'shippedDate') ?? input.text('exportDate', 'departureDate') ?? endorsedOn;
  const endorsed = document.yesNo('endorsed', 'isEndorsed', 'box14', 'exportEndorsement');
  const alteration = document.yesNo('altered', 'isAltered', 'alteration', 'erasure');
  const missing = [...(document.texts('missingItems', 'missing', 'lacks') ?? []), ...document.denied().filter((key) => !NO_ITEM.test(key))];
  const ours = input.record('ownImportPermit', 'importPermit');
  return {
    number: document.text('number') ?? '—',
    type: typeCode(document.text('type', 'documentType')),
    issuedBy: state(document.text('issuedBy', 'country')) ?? '—',
    missingItems: missing,
    differsFromImportPermit: context.transaction === 'IMPORT' ? differences(document, lines, ours, context) : [],
    isAltered: alteration ?? false,
    isRetrospective:
      document.yesNo('retrospective', 'isRetrospective', 'issuedAfterExport', 'issuedAfterMovement') ?? isAfter(issued, departed),
    usedBefore:
      document.yesNo('usedBefore', 'alreadyUsed', 'used', 'usedAtImport', 'alreadyUsedAtImport', 'numberUsedBefore', 'duplicate') ??
      isUsedElsewhere(document, context),
    ...present({
      issuedOn: issued as IsoDate | null | undefined,
      validUntil: document.text('expiryDate', 'validUntil', 'expiry') as IsoDate | null | undefined,
      endorsedOn: endorsedOn as IsoDate | null | undefined,
      isEndorsed: endorsed ?? (endorsedOn === undefined ? undefined : endorsedOn !== null),
      alterationAuthenticated: document.yesNo('alterationAuthenticated', 'authenticated', 'validated'),
      knownToRegistry: over(document, input).yesNo('knownToRegistry', 'foundInRegistry', 'registryAnswer', 'registry', 'found', 'verified'),
      retained: firstStated(
        document.yesNo('retained', 'cancelledAndRetained', 'cancelled', 'isRetained'),
        input.yesNo('retained', 'documentRetained', 'cancelledAndRetained', 'foreignDocumentRetained'),
      ),
      specimensDiffer: specimensDiffer(document, lines, context),
      state: document.raw('state', 'status') === undefined ? undefined : permitState(document.text('state', 'status')),
    }),
  };
}

/** A number that earlier imports in the fixtures used up. */
const isUsedElsewhere = (document: Stated, { fixtures }: GoldenContext): boolean =>
  fixtures
    .records('earlierImports', 'imports', 'usedDocuments', 'importedDocuments')
    .some((row) => row.text('number', 'foreignDocument', 'document') === document.text('number'));

/** What a case states of the border; `line` is the one in question. */
export function borderOf(line: RegisteredLine, lines: readonly RegisteredLine[], context: GoldenContext): BorderFacts | undefined {
  const { input, action, on, transaction } = context;
  const document = input.record('foreignDocument');
  const ours = input.record('ownImportPermit') ?? (transaction === 'IMPORT' ? input.record('importPermit') : undefined);
  const paper = action === 'ENDORSE' ? input.record('permit') : undefined;
  const atCustoms = action === 'ENDORSE' || action === 'CHECK_IMPORT';
  if (!atCustoms && document === undefined && ours === undefined) return undefined;
  return {
    ...(atCustoms ? { endorsement: endorsementOf(context) } : {}),
    ...(action === 'CHECK_IMPORT'
      ? { presentedOn: (input.text('presentedDate', 'presentationDate', 'presentedOn') ?? on) as IsoDate }
      : {}),
    ...present({
      permit: paper ? permitAtTheBorder(paper, input) : undefined,
      endorsed: action === 'ENDORSE' ? endorsedOf(line) : undefined,
      foreignDocument: document ? foreignDocumentOf(document, lines, context) : document === null ? null : undefined,
      ownImportPermit: ours
        ? {
            number: ours.text('number') ?? '—',
            validUntil: day(ours.text('expiryDate', 'validUntil', 'expiry') ?? FAR_AHEAD),
            state: permitState(ours.text('state', 'status')),
          }
        : // An application for the import permit has none yet.
          atCustoms
          ? ours
          : undefined,
    }),
  };
}
