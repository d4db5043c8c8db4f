import type { Appendix } from '../codes/appendix';
import type { PurposeCode } from '../codes/purpose-code';
import type { SourceCode } from '../codes/source-code';
import type { IsoDate } from '../shared/iso-date';
import { compareQuantity } from '../shared/quantity';

/** A foreign document is recorded, then accepted or refused, once. */
export const FOREIGN_DOCUMENT_STATES = ['recorded', 'accepted', 'refused'] as const;
export type ForeignDocumentState = (typeof FOREIGN_DOCUMENT_STATES)[number];

/** The documents of other States that are presented at import (Art. III.3, IV.4, V.3, VII). */
export const FOREIGN_DOCUMENT_TYPES = [
  'export-permit',
  're-export-certificate',
  'certificate-of-origin',
  'pre-convention-certificate',
  'captive-bred-certificate',
  'other',
] as const;
export type ForeignDocumentType = (typeof FOREIGN_DOCUMENT_TYPES)[number];

/**
 * The items that a document must carry (Res. Conf. 12.3, Annex 1) and that an officer looks for on the paper. Dates are not
 * among them: they are recorded, so that a missing one is seen by itself.
 */
export const MANDATORY_ITEMS = [
  'convention-name',
  'issuing-authority',
  'parties',
  'taxon',
  'description',
  'marks',
  'appendix',
  'source',
  'quantity',
  'signature',
  'seal',
  'live-transport',
  'purpose',
  'origin',
] as const;
export type MandatoryItem = (typeof MANDATORY_ITEMS)[number];

/** In what the specimens may differ from their document (IMP-09). */
export const SPECIMEN_DIFFERENCES = ['quantity', 'taxon', 'marks', 'description'] as const;
export type SpecimenDifference = (typeof SPECIMEN_DIFFERENCES)[number];

/** Longest number of a foreign document (decisions §6); it is kept as written. */
export const LONGEST_FOREIGN_NUMBER = 35;

/** A specimen line of a foreign document, and what of it arrived. */
export interface ForeignDocumentLine {
  readonly id: string;
  readonly position: number;
  readonly scientificName: string;
  readonly appendix: Appendix | null;
  readonly source: SourceCode | null;
  readonly term: string;
  readonly unit: string;
  readonly quantity: string;
  readonly arrived: string;
  readonly originCountry: string | null;
  readonly originPermitNumber: string | null;
  readonly originPermitOn: IsoDate | null;
  readonly marks: readonly string[];
}

/** A document of another State as it was presented here. */
export interface ForeignDocument {
  readonly id: string;
  /** `F-1001`. */
  readonly reference: string;
  readonly state: ForeignDocumentState;
  readonly number: string;
  readonly issuedBy: string;
  readonly documentType: ForeignDocumentType;
  readonly issuedOn: IsoDate | null;
  readonly validUntil: IsoDate | null;
  readonly endorsedOn: IsoDate | null;
  readonly exportedOn: IsoDate | null;
  readonly presentedOn: IsoDate;
  readonly consignor: string;
  readonly consignee: string;
  readonly purpose: PurposeCode | null;
  readonly ownImportPermitNumber: string | null;
  readonly isAltered: boolean;
  readonly alterationAuthenticated: boolean | null;
  readonly isRetained: boolean;
  readonly missingItems: readonly MandatoryItem[];
  readonly specimensDiffer: readonly SpecimenDifference[];
  readonly remarks: string | null;
  readonly officeId: string;
  readonly recordedByName: string;
  readonly recordedAt: string;
  readonly decidedByName: string | null;
  readonly decidedAt: string | null;
  readonly reason: string | null;
  readonly importReference: string | null;
  readonly lines: readonly ForeignDocumentLine[];
}

/** Everything mandatory that a document lacks: what the officer did not find, and what was left empty. */
export const missingItemsOf = (document: ForeignDocument): readonly string[] => [
  ...document.missingItems,
  ...(document.issuedOn === null ? ['issue-date'] : []),
  ...(document.validUntil === null ? ['expiry-date'] : []),
  ...(document.lines.length === 0 ? ['specimens'] : []),
];

/** In what the specimens differ: what the officer saw, and more having arrived than the document covers. */
export const differencesOf = (document: ForeignDocument): readonly string[] => {
  const isAbove = document.lines.some((line) => compareQuantity(line.arrived, line.quantity) > 0);
  return [...new Set([...document.specimensDiffer, ...(isAbove ? ['quantity'] : [])])];
};

/** Issued after the specimens had left (Res. Conf. 12.3 §XIII); null while one of the days is not known. */
export const isRetrospective = ({ issuedOn, exportedOn, endorsedOn }: ForeignDocument): boolean | null => {
  const left = exportedOn ?? endorsedOn;
  return issuedOn === null || left === null ? null : issuedOn > left;
};
