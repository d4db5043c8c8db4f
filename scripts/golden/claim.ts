import { CLAIMS, type Claim, type ClaimFacts, type SeaFacts } from '../../src/domain/rules/claim-facts';
import type { IsoDate } from '../../src/domain/shared/iso-date';
import { type GoldenContext, state } from './context';
import { isAbout } from './fixture-rows';
import { readSource } from './line-facts';
import { firstStated, opposite, present, type Stated } from './stated';

/** Names under which a claim may stand, besides those of the domain. */
const ALIASES: Readonly<Record<string, Claim>> = {
  'household-effects': 'personal-effects',
  'personal-and-household-effects': 'personal-effects',
  exhibition: 'travelling-exhibition',
  'musical-instrument-certificate': 'musical-instrument',
  instrument: 'musical-instrument',
  pet: 'personal-ownership',
  samples: 'sample-collection',
  'scientific-label': 'scientific-exchange',
  simplified: 'simplified-procedure',
  'partially-completed': 'simplified-procedure',
  'simplified-procedures': 'simplified-procedure',
  'older-treaty': 'older-treaty-marine',
  'older-marine-treaty': 'older-treaty-marine',
  'treaty-marine': 'older-treaty-marine',
  'artificial-propagation': 'artificially-propagated',
  'captive-breeding': 'captive-bred',
  preconvention: 'pre-convention',
};

/** The claim of a document that is to be replaced: its certificate rests on it still. */
const CLAIM_OF_TYPE: Readonly<Record<string, Claim>> = {
  PRE_CONVENTION_CERTIFICATE: 'pre-convention',
  CAPTIVE_BRED_CERTIFICATE: 'captive-bred',
  ARTPROP_CERTIFICATE: 'artificially-propagated',
  TRAVELLING_EXHIBITION_CERTIFICATE: 'travelling-exhibition',
  PERSONAL_OWNERSHIP_CERTIFICATE: 'personal-ownership',
  MUSICAL_INSTRUMENT_CERTIFICATE: 'musical-instrument',
  SAMPLE_COLLECTION_CERTIFICATE: 'sample-collection',
  TREATY_MARINE_CERTIFICATE: 'older-treaty-marine',
};

/** Art. VII.5 without a name: which of its two certificates is meant follows from the source. */
function articleVII5({ said: input, lines, fixtures }: GoldenContext): Claim | null {
  if (input.yesNo('claimsArticleVII5', 'articleVII5') !== true) return null;
  const isPlant = lines.some(
    (line) =>
      readSource(line.text('source')).primary === 'A' ||
      fixtures.records('taxa').some((row) => row.text('name') === line.text('taxon') && row.text('kingdom') === 'Plantae'),
  );
  return isPlant ? 'artificially-propagated' : 'captive-bred';
}

/** The exemption that a case asks for; null: none. */
export function claimKind(context: GoldenContext): Claim | null {
  const { said: input, oldPermit } = context;
  const name = input
    .text('claim', 'exemption')
    ?.toLowerCase()
    .replace(/[\s_]+/g, '-');
  const claim = name ? (CLAIMS.find((one) => one === name) ?? ALIASES[name]) : undefined;
  const transit = input.yesNo('transit', 'inTransit', 'underCustomsControl') ? 'transit' : null;
  const simplified = input.yesNo('simplifiedProcedure', 'partiallyCompleted') ? 'simplified-procedure' : null;
  return claim ?? CLAIM_OF_TYPE[oldPermit?.text('type') ?? ''] ?? articleVII5(context) ?? transit ?? simplified;
}

const residence = ({ said: input }: GoldenContext) =>
  input.text('ownerResidence', 'ownerResidesIn', 'residence', 'usualResidence', 'stateOfUsualResidence', 'residenceState');

/** Acquired outside the State of usual residence: said, or by the two States. */
function acquiredAbroad(context: GoldenContext): boolean | null | undefined {
  const { said: input } = context;
  const where = state(input.text('acquiredIn', 'countryOfAcquisition', 'acquisitionCountry'));
  const home = state(residence(context));
  return (
    input.yesNo('acquiredAbroad', 'acquiredOutsideResidence', 'acquiredOutsideUsualResidence') ??
    (where && home ? where !== home : undefined)
  );
}

function importedHome(context: GoldenContext): boolean | null | undefined {
  const home = state(residence(context));
  const said = context.said.yesNo(
    'importedIntoUsualResidence',
    'importedIntoResidence',
    'importedHome',
    'broughtHome',
    'importIntoUsualResidence',
  );
  return said ?? (home && context.importer ? home === context.importer : undefined);
}

/** The claim with what it rests on; undefined: none is made. */
export function claimOf(context: GoldenContext): ClaimFacts | undefined {
  const kind = claimKind(context);
  const { said: input, fixtures, issuing } = context;
  const stays = input.yesNo('staysWithHolder', 'noSaleAbroad', 'noSaleOrTransfer', 'notSoldAbroad', 'noTransferAbroad', 'noSale');
  const sold = opposite(
    input.yesNo(
      'saleAbroad',
      'soldAbroad',
      'willBeSold',
      'sale',
      'saleOrTransfer',
      'transferAbroad',
      'saleOrTransferAbroad',
      'transferable',
      'saleIntended',
      'breedingAbroad',
      'collectedAtBorders',
    ),
  );
  const rest = present({
    isNonCommercial: firstStated(input.yesNo('nonCommercial', 'isNonCommercial'), opposite(input.yesNo('commercial'))),
    exhibitorBasedIn: basedIn(input.text('exhibitorBasedIn', 'exhibitorBase', 'basedIn')),
    ownerResidesIn: basedIn(residence(context)),
    ownerAccompanies: input.yesNo('ownerAccompanies', 'accompaniesOwner'),
    staysWithHolder: firstStated(stays, sold),
    legallyAcquired: input.yesNo('legallyAcquired', 'lawfullyAcquired', 'legalAcquisition'),
    carnet: input.text('carnet', 'carnetNumber', 'ataCarnet'),
    carnetValidUntil: input.text('carnetExpiry', 'carnetExpiryDate', 'carnetValidUntil') as IsoDate | null | undefined,
    bothInstitutionsRegistered: institutionsRegistered(context),
    isAccompanied: firstStated(
      input.yesNo('accompanied', 'isAccompanied', 'carriedByPerson'),
      opposite(input.yesNo('mailed', 'shippedSeparately', 'unaccompanied')),
    ),
    acquiredAbroad: acquiredAbroad(context),
    importedIntoUsualResidence: importedHome(context),
    takenFromWildWherePermitIsRequired: input.yesNo(
      'takenFromWildWherePermitIsRequired',
      'takenFromWildWherePermitRequired',
      'stateRequiresExportPermit',
      'exportPermitRequired',
      'wildTakenWhereExportPermitRequired',
    ),
    phytosanitaryCertificate: input.yesNo('phytosanitaryCertificate'),
    // Silence on a register counts as an entry in it.
    personRegistered:
      input.yesNo('personRegistered', 'registeredPerson', 'holderRegistered', 'applicantRegistered') ??
      (kind === 'simplified-procedure' && !isDeniedRegister(input) ? true : undefined),
    specimenClass: input.text('specimenClass', 'class'),
    claimsArticleVII5: input.yesNo('claimsArticleVII5', 'articleVII5'),
  });
  const usesPhyto = fixtures
    .records('parties', 'party')
    .some((row) => isAbout(row, [issuing], 'iso', 'country', 'party') && row.yesNo('phytoAsCap') === true);
  return kind === null ? undefined : { kind, partyUsesPhytosanitary: usesPhyto, ...rest };
}

const isDeniedRegister = (said: Stated): boolean =>
  said.raw('personRegistered', 'registeredPerson', 'holderRegistered', 'applicantRegistered') === null;

const basedIn = (code: string | null | undefined): string | null | undefined => (code === undefined ? undefined : state(code));

/** Both institutions on the registers: said, or looked up where the case names them and the fixtures hold a register. */
function institutionsRegistered({ said: input, fixtures }: GoldenContext): boolean | null | undefined {
  const said = input.yesNo('bothInstitutionsRegistered', 'institutionsRegistered');
  if (said !== undefined) return said;
  const each = [
    input.yesNo('senderRegistered', 'senderInstitutionRegistered'),
    input.yesNo('recipientRegistered', 'recipientInstitutionRegistered'),
  ];
  if (each.some((one) => one === false || one === null)) return false;
  const named = [
    ...(input.texts('institutions') ?? []),
    ...[input.text('senderInstitution', 'sender'), input.text('recipientInstitution', 'recipient')].filter(
      (code) => typeof code === 'string',
    ),
  ];
  const register = fixtures
    .records('institutions', 'registeredInstitutions', 'scientificInstitutions')
    .map((row) => row.text('code', 'id', 'number', 'registration', 'name'));
  if (fixtures.raw('institutions', 'registeredInstitutions', 'scientificInstitutions') === undefined || named.length === 0)
    return undefined;
  return named.every((code) => register.includes(code));
}

/** Who caught and where it lands; undefined when the case is no introduction from the sea. */
export function seaOf({ said: input, transaction }: GoldenContext): SeaFacts | undefined {
  if (transaction !== 'IFS') return undefined;
  return present({
    vesselFlag: basedIn(input.text('vesselFlag', 'flagState', 'flag')),
    landingState: basedIn(input.text('landingState', 'stateOfLanding', 'landing')),
    isForPeriod: input.yesNo('period', 'periodCertificate', 'isForPeriod') ?? false,
    charterArrangement: input.text('charterArrangement', 'charter'),
  });
}
