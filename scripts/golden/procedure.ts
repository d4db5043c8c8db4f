import type { ExtensionFacts, HunterFacts, ProcedureFacts, ReplacementFacts, RetrospectiveFacts } from '../../src/domain/rules/facts';
import { permitState } from './border';
import { type GoldenContext, state } from './context';
import { lineageOf } from './fixture-rows';
import type { RegisteredLine } from './registers';
import { firstStated, opposite, over, present, type Stated } from './stated';

/** Four eyes: said, or by the names of those who acted. */
function signerIsOutside({ said: input }: GoldenContext): boolean | null | undefined {
  const said = input.yesNo('fourEyes', 'signerIsOutsideTheCase', 'signatoryIndependent', 'separationOfDuties');
  if (said !== undefined) return said;
  const signer = input.text('signedBy', 'signatory', 'signer');
  const others = ['enteredBy', 'reviewedBy', 'recommendedBy', 'preparedBy', 'applicant', 'ndfAuthor', 'ndfBy'].map((key) => input.raw(key));
  return signer && others.some((other) => other !== undefined) ? !others.includes(signer) : undefined;
}

const SCIENTIFIC = /^(sa|scientific)/i;

/** Whether the Scientific Authority wrote its opinion itself. */
function opinionBySa({ said: input }: GoldenContext): boolean | null | undefined {
  const ndf = input.record('ndf');
  const by =
    ndf?.text('by', 'author', 'authorRole', 'writtenBy', 'role') ??
    input.text('ndfAuthorRole', 'ndfBy', 'ndfWrittenBy', 'ndfAuthor', 'opinionBy');
  const edited = input.yesNo('ndfEditedByMA', 'ndfEdited', 'opinionEditedByMA') ?? ndf?.yesNo('editedByMA');
  if (edited === true) return false;
  const said = input.yesNo('opinionWrittenBySa', 'opinionWrittenByScientificAuthority', 'saOpinion');
  return said ?? (by ? SCIENTIFIC.test(by) : by === null ? null : undefined);
}

/** Requirements of box or procedure that the case states as missing. */
const missingItems = ({ said: input }: GoldenContext): readonly string[] | undefined =>
  input.texts('missingItems', 'missingFields', 'missing', 'annex1Missing') ??
  (input.yesNo('mandatoryItems', 'annex1Complete', 'annex1') === false ? ['annex-1'] : undefined);

function stamp({ said: input }: GoldenContext): { readonly number: string | null } | null | undefined {
  if (input.yesNo('usesSecurityStamps', 'securityStampInUse') === false) return null;
  const record = input.record('securityStamp');
  const cancelled = firstStated(
    record?.yesNo('cancelled', 'cancelledBySignature'),
    input.yesNo('stampCancelled', 'securityStampCancelled'),
  );
  const number = record?.text('number') ?? (record ? undefined : input.text('securityStamp', 'securityStampNumber', 'stampNumber'));
  if (cancelled === false || cancelled === null) return { number: null };
  return number === undefined ? undefined : { number };
}

const CHANGED = /^(AMEND|CORRECT|EDIT|CHANGE|ALTER)/;

/** What the procedure itself shows. */
export function procedureOf(context: GoldenContext): ProcedureFacts {
  const { said: input } = context;
  const paper = input.record('permit');
  const changed =
    input.yesNo('contentChanged', 'dataChanged', 'permitChanged', 'edited') ??
    paper?.yesNo('contentChanged', 'changed', 'edited', 'altered');
  const isChange = CHANGED.test((input.text('action') ?? '').toUpperCase()) ? true : changed;
  const gone = input.yesNo('specimenDied', 'specimenDead', 'specimenEscaped', 'specimenDestroyed', 'specimenLost');
  return present({
    applicantSigned: input.yesNo('applicantSignature', 'applicantSigned', 'applicantSignaturePresent', 'box4Signature'),
    signatoryAuthorised: input.yesNo(
      'signatoryAuthorised',
      'signatoryAuthorized',
      'authorisedSignatory',
      'signatoryInForce',
      'signatoryOnList',
    ),
    signerIsOutsideTheCase: signerIsOutside(context),
    opinionWrittenByScientificAuthority: opinionBySa(context),
    missingItems: missingItems(context),
    language: input.text('language', 'documentLanguage', 'formLanguage')?.toLowerCase(),
    annexPagesComplete: firstStated(
      input.record('annexPages')?.yesNo('complete', 'signed', 'numbered'),
      input.yesNo('annexPagesComplete', 'annexPages'),
    ),
    securityStamp: stamp(context),
    permitNumber: input.text('permitNumber', 'number', 'documentNumber'),
    permitNumberIsUnused: input.yesNo('permitNumberIsUnused', 'numberUnused', 'numberUnique') ?? numberTaken(context),
    contentUnchanged: firstStated(input.yesNo('contentUnchanged'), opposite(isChange)),
    specimenStillExists: firstStated(input.yesNo('specimenStillExists', 'specimenExists', 'specimenAlive'), opposite(gone)),
    consignments: consignments(context),
    actsAreRecorded: input.yesNo('auditTrail', 'audit', 'actsAreRecorded'),
  });
}

/** A second consignment on the one document (DOC-12). */
const consignments = ({ said: input }: GoldenContext): number | undefined =>
  input.count('consignments', 'numberOfConsignments', 'shipments') ??
  (input.yesNo('secondConsignment', 'secondConsignmentOn', 'severalConsignments', 'splitShipment') ? 2 : undefined);

/** A number that the case, or its register of numbers, says is taken. */
function numberTaken({ said: input, fixtures }: GoldenContext): boolean | undefined {
  const said = opposite(input.yesNo('numberUsed', 'numberAlreadyUsed', 'duplicateNumber', 'numberTaken')) ?? undefined;
  const taken = fixtures.texts('issuedNumbers', 'usedNumbers', 'permitNumbers', 'numbers');
  const number = input.text('permitNumber', 'number', 'documentNumber');
  return said ?? (taken && number ? !taken.includes(number) : undefined);
}

/** The permit that is replaced, and how much of each line it still covers. */
export function replacementOf({ oldPermit, said: input, action }: GoldenContext): ReplacementFacts | undefined {
  if (action !== 'REPLACE' || !oldPermit) return undefined;
  const lines = oldPermit.records('lines');
  const left = lines.map((line) => {
    const quantity = line.text('quantity') ?? '0';
    const endorsed = line.text('endorsed') ?? '0';
    return String(Math.max(0, Number(quantity) - Number(endorsed)));
  });
  const reason = input.text('reason', 'replacementReason');
  return {
    number: oldPermit.text('number') ?? '—',
    state: permitState(oldPermit.text('state', 'status') ?? 'suspended'),
    validUntil: oldPermit.text('expiryDate', 'validUntil', 'expiry') ?? '2199-12-31',
    reason: reason === undefined ? 'presumed' : reason,
    ...(lines.length > 0 ? { quantityByLine: left } : {}),
  };
}

/** Issue after the movement, with what is stated of its conditions: of our document, or of the foreign one presented. */
export function retrospectiveOf({ said: stated, action }: GoldenContext): RetrospectiveFacts | undefined {
  const document = action === 'CHECK_IMPORT' ? stated.record('foreignDocument') : undefined;
  const input = document ? over(stated, document) : stated;
  const record = input.record('retrospective', 'retrospectiveIssue');
  const isAsked =
    document ||
    record ||
    input.yesNo('retrospective', 'retrospectiveIssue') ||
    (input.text('action') ?? '').toUpperCase().startsWith('RETROSPECTIVE');
  if (!isAsked) return undefined;
  const said = (...names: readonly string[]) =>
    firstStated(record?.yesNo(...names), input.yesNo(...names, ...names.map((name) => `retrospective${name}`)));
  const blame = opposite(
    said('irregularityAttributable', 'attributableToParties', 'irregularityAttributableToParties', 'faultOfParties', 'attributable'),
  );
  return present({
    irregularityNotByTheParties: firstStated(
      said('irregularityNotByTheParties', 'notAttributable', 'notAttributableToParties', 'irregularityNotAttributable'),
      blame,
    ),
    bothAuthoritiesConsulted: said(
      'bothAuthoritiesConsulted',
      'bothMAsConsulted',
      'masConsulted',
      'importingMaConsulted',
      'authoritiesConsulted',
      'consulted',
    ),
    otherwiseLawful: said('otherwiseLawful', 'tradeOtherwiseLawful', 'lawful', 'otherwiseLegal'),
    isGenuineErrorOverPersonalEffects:
      said('genuineError', 'isGenuineErrorOverPersonalEffects', 'genuineErrorPersonalEffects') ?? undefined,
    reason: firstStated(record?.text('reason', 'reasons'), input.text('retrospectiveReason', 'reason')),
  });
}

/** An extension of validity, where one is asked for. */
export function extensionOf({ said: input }: GoldenContext): ExtensionFacts | undefined {
  const record = input.record('extension');
  const months = record?.count('months', 'extensionMonths') ?? input.count('extensionMonths', 'extension', 'extendMonths');
  const isAsked =
    record || typeof months === 'number' || input.yesNo('extension') || /^EXTEN/.test((input.text('action') ?? '').toUpperCase());
  if (!isAsked) return undefined;
  const said = (...names: readonly string[]) =>
    firstStated(record?.yesNo(...names), input.yesNo(...names, ...names.map((name) => `extension${name}`)));
  return {
    months: typeof months === 'number' ? months : 6,
    ...present({
      atDestinationUnderCustoms: said(
        'atDestinationUnderCustoms',
        'atDestination',
        'atDestinationPort',
        'shipmentAtDestination',
        'underCustoms',
      ),
      extendedBefore: said('extendedBefore', 'alreadyExtended', 'previouslyExtended', 'previousExtension') ?? undefined,
    }),
  };
}

const trophiesOf = (line: RegisteredLine, context: GoldenContext, record: Stated | null | undefined): number | undefined => {
  const { said: input, fixtures } = context;
  const keys = ['hunterTrophiesThisYear', 'trophiesThisYear', 'hunterTrophies'];
  const said = [input.raw(...keys), fixtures.raw(...keys)].find((one) => one !== undefined);
  if (typeof said === 'number') return said;
  const rows = [...input.records(...keys), ...fixtures.records(...keys)];
  const row = rows.find((one) => !one.text('taxon') || lineageOf(line.taxon, context).includes(one.text('taxon') ?? ''));
  return row?.count('count', 'number', 'trophies') ?? record?.count('trophiesThisYear', 'trophies') ?? undefined;
};

/** The hunter of a trophy, as far as the case speaks of him. */
export function hunterOf(line: RegisteredLine, context: GoldenContext): HunterFacts | undefined {
  const { said: input } = context;
  const record = input.record('hunter');
  const name = record?.text('name') ?? (record ? undefined : input.text('hunter', 'hunterName'));
  const importer = input.text('importer', 'importerName', 'consignee');
  const country = firstStated(
    record?.text('huntedIn', 'country', 'huntingCountry'),
    input.text('huntingCountry', 'huntedIn', 'hunterHuntingCountry', 'hunterCountry'),
  );
  const facts = present({
    isImporter:
      record?.yesNo('isImporter') ??
      input.yesNo('hunterIsImporter', 'importerIsHunter') ??
      (name && importer ? name === importer : name === null ? null : undefined),
    huntedOn: firstStated(
      record?.text('huntedOn', 'date', 'huntingDate'),
      input.text('huntingDate', 'huntedOn', 'hunterHuntingDate', 'huntDate'),
    ),
    huntedIn: country ? state(country) : country,
    trophiesThisYear: trophiesOf(line, context, record),
  });
  return Object.keys(facts).length > 0 ? facts : undefined;
}
