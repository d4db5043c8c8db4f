import { DOCUMENT_TYPE_LAW, type DocumentType, type FormType } from '../../src/domain/codes/document-type';
import { PURPOSE_CODES, type PurposeCode } from '../../src/domain/codes/purpose-code';
import type { Claim } from '../../src/domain/rules/claim-facts';
import type { ImportPermitFacts, RuleFacts, Transaction } from '../../src/domain/rules/facts';
import { borderOf, typeCode } from './border';
import { claimKind, claimOf, seaOf } from './claim';
import { COUNTRIES, typedQuantity } from './codes';
import { type GoldenContext, state, unitCode } from './context';
import { findingsOf } from './findings';
import { lineFacts, PRESUMED, registeredLine } from './line-facts';
import { extensionOf, hunterOf, procedureOf, replacementOf, retrospectiveOf } from './procedure';
import type { RegisteredLine } from './registers';
import { partyHistoryOf } from './risk-fixtures';
import { present } from './stated';

const TYPE_OF_CLAIM: Readonly<Partial<Record<Claim, DocumentType>>> = {
  'pre-convention': 'PC',
  'captive-bred': 'CB',
  'artificially-propagated': 'AP',
  'travelling-exhibition': 'TE',
  'personal-ownership': 'PO',
  'musical-instrument': 'MI',
  'sample-collection': 'SC',
  'older-treaty-marine': 'MT',
};

const REGULAR: Readonly<Record<Transaction, DocumentType | null>> = {
  EXPORT: 'EX',
  REEXPORT: 'RX',
  IMPORT: 'IM',
  IFS: 'IS',
  TRANSIT: null,
};
const FORM: Readonly<Record<Transaction, FormType>> = {
  EXPORT: 'EXPORT',
  REEXPORT: 'REEXPORT',
  IMPORT: 'IMPORT',
  IFS: 'OTHER',
  TRANSIT: 'OTHER',
};

const isDocumentType = (code: string): code is DocumentType => Object.hasOwn(DOCUMENT_TYPE_LAW, code);

/** Two States share an introduction from the sea: the State of the flag exports (DOC-11). */
const isTwoState = ({ input, transaction }: GoldenContext): boolean =>
  transaction === 'IFS' &&
  Boolean(input.text('vesselFlag')) &&
  Boolean(input.text('landingState')) &&
  input.text('vesselFlag') !== input.text('landingState');

/** Of two States the one that lands the catch imports it. */
const isLandingHere = ({ input, issuing }: GoldenContext): boolean => state(input.text('landingState')) === issuing;

/** The document that the case asks for by its claim, the permit it replaces, or its source O without a claim; null: the engine chooses. */
function askedFor(context: GoldenContext, line: RegisteredLine): DocumentType | null {
  const claim = claimKind(context);
  const byClaim = claim ? TYPE_OF_CLAIM[claim] : undefined;
  const replaced = typeCode(context.oldPermit?.text('type'));
  if (isDocumentType(replaced)) return replaced;
  // A claim exists only where the case states it: source O alone asks for the regular document, and COD-09 answers.
  return byClaim ?? (line.sources.includes('O') && claim === null ? REGULAR[context.transaction] : null);
}

function importPermitOf(context: GoldenContext): ImportPermitFacts | null {
  const { input } = context;
  const permit = input.record('importPermit');
  if (permit === null) return null;
  if (!permit) return { number: PRESUMED, issuedOn: context.on, validUntil: '2199-12-31' };
  const said = <T>(value: T | undefined, instead: T): T => (value === undefined ? instead : value);
  return {
    number: said(permit.text('number'), PRESUMED) ?? '',
    issuedOn: said(permit.text('issueDate', 'issuedOn'), context.on),
    validUntil: said(permit.text('expiryDate', 'validUntil', 'expiry'), '2199-12-31'),
    ...present({
      usedBefore: permit.yesNo('usedBefore', 'alreadyUsed', 'used'),
      quantity: typedQuantity(permit.text('quantity')) ?? undefined,
      unit: unitCode(permit.text('unit'), context) ?? undefined,
    }),
  };
}

function nonPartiesOf({ fixtures, input }: GoldenContext): readonly string[] {
  const rows = fixtures
    .records('parties', 'party')
    .filter(
      (row) => row.yesNo('party', 'isParty', 'member') === false || row.yesNo('nonParty') === true || /non/i.test(row.text('status') ?? ''),
    );
  return [
    ...rows.map((row) => row.text('iso', 'country', 'code') ?? ''),
    ...(fixtures.texts('nonParties', 'nonParty') ?? []),
    ...(input.texts('nonParties') ?? []),
  ].map((code) => state(code) ?? code);
}

const purposeOf = (line: RegisteredLine): PurposeCode | null => PURPOSE_CODES.find((code) => code === line.purpose) ?? null;

/** A line may say for itself that it is exported or re-exported (DOC-13). */
function _lineTransactionOf(line: RegisteredLine): Transaction | undefined {
  const said = line.stated
    .text('transaction')
    ?.toUpperCase()
    .replace(/[^A-Z]/g, '');
  return said === 'EXPORT' || said === 'REEXPORT' ? said : undefined;
}

/** The facts of every line of a case, before a document is chosen; `validity` is set when it is. */
export function caseFacts(context: GoldenContext): readonly RuleFacts[] {
  const { transaction } = context;
  const registered = context.lines.map((line) => registeredLine(line, context));
  const lines = registered.map((line, index) => lineFacts(line, index + 1, registered, context));
  const twoState = isTwoState(context);
  const shared = {
    on: context.on,
    partyCode: context.issuing,
    transaction,
    exporterCountry: context.exporter,
    importerCountry: context.importer,
    knownCountries: COUNTRIES,
    nonParties: nonPartiesOf(context),
    importPermit: importPermitOf(context),
    findings: findingsOf(context),
    validity: null,
    procedure: procedureOf(context),
    parties: partyHistoryOf(context),
    lines,
    ...present({
      claim: claimOf(context),
      sea: seaOf(context),
      replacement: replacementOf(context),
      retrospective: retrospectiveOf(context),
      extension: extensionOf(context),
    }),
  };
  return registered.flatMap((line, index) => {
    const own = lines[index];
    if (!own) return [];
    const documentType = askedFor(context, line);
    const form = documentType
      ? DOCUMENT_TYPE_LAW[documentType].form
      : twoState
        ? isLandingHere(context)
          ? 'IMPORT'
          : 'EXPORT'
        : FORM[transaction];
    return [
      {
        ...shared,
        ...(own.transaction ? { transaction: own.transaction } : {}),
        form,
        documentType,
        purpose: purposeOf(line),
        line: own,
        ...present({ hunter: hunterOf(line, context), border: borderOf(line, registered, context) }),
      },
    ];
  });
}

/** The last day asked for, where the case asks for one. */
export const requestedExpiry = ({ input }: GoldenContext): string | undefined =>
  input.text('requestedExpiry', 'requestedExpiryDate', 'requestedValidUntil') ?? undefined;
