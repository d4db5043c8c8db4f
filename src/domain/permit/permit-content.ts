import type { Application, SpecimenLine } from '../application/application';
import { answersThatArise } from '../application/application-steps';
import type { Appendix } from '../codes/appendix';
import { DOCUMENT_TYPE_LAW, type DocumentType, type FormType } from '../codes/document-type';
import type { PurposeCode } from '../codes/purpose-code';
import type { SourceCode } from '../codes/source-code';
import type { IsoDate } from '../shared/iso-date';
import { plainQuantity, type Quantity } from '../shared/quantity';
import {
  type ForeignDocument,
  lineLetter,
  type ManagementAuthority,
  type PermitContent,
  type PermitLine,
  type PermitParty,
  type TrilingualName,
} from './permit';

/** The edition of the national form that new permits are drawn with. */
export const CURRENT_EDITION = '2026-02';

/** Everything around the application that a permit prints. */
export interface PermitParticulars {
  readonly permitNumber: string;
  readonly checkCode: string;
  readonly documentType: DocumentType;
  readonly otherTitle: string | null;
  readonly issuedOn: IsoDate;
  readonly validUntil: IsoDate;
  readonly managementAuthority: ManagementAuthority;
  readonly signatory: { readonly name: string; readonly title: string; readonly place: string };
  readonly conditions: readonly string[];
  /** RETROSPECTIVE with its reason; nothing for a permit that is issued before the movement. */
  readonly markings?: readonly string[];
  /** The number of the security stamp in box 5b; null or nothing where the permit bears none. */
  readonly securityStampNumber?: string | null;
  /** English common name of a taxon, or null. */
  readonly commonNameOf: (scientificName: string) => string | null;
  /** Names of a code: `country:JP`, `term:LIV`. */
  readonly nameOf: (code: string) => TrilingualName;
  /** Box 11a of a line by its position; without it, or with null, no quota applies and the box stays empty. */
  readonly quotaOf?: (position: number) => PermitLine['quota'];
}

const paragraphs = (text: string | undefined): readonly string[] => (text ?? '').split('\n').filter((line) => line.trim() !== '');

function partyOf(answers: Application['answers'], side: 'exporter' | 'importer'): PermitParty {
  const latinAddress = paragraphs(answers[`${side}LatinAddress`]);
  return {
    name: answers[`${side}Name`] ?? '',
    latinName: answers[`${side}LatinName`] || null,
    address: paragraphs(answers[`${side}Address`]),
    latinAddress: latinAddress.length > 0 ? latinAddress : null,
    country: answers[`${side}Country`] ?? '',
  };
}

const foreign = (country: string | undefined, number: string | undefined, on: string | undefined): ForeignDocument | null =>
  country ? { country, permitNumber: number || null, issuedOn: (on || null) as IsoDate | null } : null;

function lineOf(line: SpecimenLine, { commonNameOf, quotaOf }: PermitParticulars): PermitLine {
  const { answers, listing } = line;
  return {
    position: line.position,
    scientificName: answers.scientificName ?? '',
    commonName: commonNameOf(answers.scientificName ?? ''),
    appendix: listing?.appendix as Appendix,
    annotation: listing?.annotation ?? null,
    source: answers.source as SourceCode,
    secondarySource: (answers.secondarySource || null) as SourceCode | null,
    term: answers.term ?? '',
    description: answers.description ?? '',
    marks: paragraphs(answers.marks),
    quantity: plainQuantity(answers.quantity ?? '0') as Quantity,
    unit: answers.unit ?? '',
    quota: quotaOf?.(line.position) ?? null,
    origin: foreign(answers.originCountry, answers.originPermitNumber, answers.originPermitOn),
    lastReExport: foreign(answers.lastReExportCountry, answers.lastReExportNumber, answers.lastReExportOn),
    operationNumber: answers.operationNumber || null,
    acquiredOn: (answers.acquiredOn || null) as IsoDate | null,
  };
}

/** Reasons for what is missing are printed in box 5, by the letter of their line. */
const reasonsOf = (line: SpecimenLine): readonly string[] =>
  [line.answers.sourceReason, line.answers.originReason].flatMap((reason) => (reason ? [`${lineLetter(line.position)}: ${reason}`] : []));

/** Everything the permit will say, from a complete and approved application. Pure: the same input gives the same bytes. */
export function permitContentOf(application: Application, particulars: PermitParticulars): PermitContent {
  const answers = answersThatArise(application, null);
  const lines = application.lines.map((line) => ({ ...line, answers: answersThatArise(application, line) }));
  const form: FormType = DOCUMENT_TYPE_LAW[particulars.documentType].form;
  const printed = lines.map((line) => lineOf(line, particulars));
  const exporter = partyOf(answers, 'exporter');
  const importer = partyOf(answers, 'importer');
  const countries = [
    exporter.country,
    importer.country,
    ...printed.flatMap((line) => [line.origin?.country, line.lastReExport?.country]),
  ].filter((code) => code !== undefined);
  const codes = [
    ...countries.map((code) => `country:${code}`),
    ...printed.flatMap((line) => [`term:${line.term}`, `unit:${line.unit}`, `source:${line.source}`]),
    ...printed.flatMap((line) => (line.secondarySource ? [`source:${line.secondarySource}`] : [])),
    `purpose:${answers.purpose}`,
  ];
  return {
    version: 1,
    edition: CURRENT_EDITION,
    party: application.partyCode,
    permitNumber: particulars.permitNumber,
    form,
    documentType: particulars.documentType,
    otherTitle: particulars.otherTitle,
    issuedOn: particulars.issuedOn,
    validFrom: particulars.issuedOn,
    validUntil: particulars.validUntil,
    exporter,
    importer,
    countryOfImport: importer.country,
    countryOfExport: exporter.country,
    purpose: answers.purpose as PurposeCode,
    // The condition on live transport (FRM-06) is pre-printed by every edition of the form and cannot be taken off.
    specialConditions: [...particulars.conditions, ...lines.flatMap(reasonsOf)],
    securityStampNumber: particulars.securityStampNumber ?? null,
    managementAuthority: particulars.managementAuthority,
    lines: printed,
    issue: {
      by: particulars.signatory.name,
      title: particulars.signatory.title,
      place: particulars.signatory.place,
      on: particulars.issuedOn,
    },
    markings: particulars.markings ?? [],
    checkCode: particulars.checkCode,
    words: Object.fromEntries([...new Set(codes)].sort().map((code) => [code, particulars.nameOf(code)])),
  };
}
