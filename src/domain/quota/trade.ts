import { DOCUMENT_TYPE_LAW, type DocumentType } from '../codes/document-type';
import type { Transaction } from '../rules/facts';
import type { IsoDate } from '../shared/iso-date';

/** A specimen line as quotas, suspensions and reservations look at it. */
export interface TradedLine {
  readonly position: number;
  /** The taxon and every group it is in, the narrowest first. */
  readonly names: readonly string[];
  readonly term: string | null;
  /** The source, and the second one beside it. */
  readonly sources: readonly string[];
  readonly quantity: string | null;
  readonly unit: string | null;
  readonly appendix: string | null;
  readonly originCountry: string | null;
  readonly originPermitOn: string | null;
  readonly operationNumber: string | null;
}

/** A movement with its lines. */
export interface Trade {
  readonly on: IsoDate;
  readonly transaction: Transaction | null;
  readonly documentType: DocumentType | null;
  readonly exporterCountry: string | null;
  readonly importerCountry: string | null;
  readonly purpose: string | null;
  readonly applicantId: string;
  readonly lines: readonly TradedLine[];
}

/** What a row of dated law is of; an empty list means all, null every taxon. */
export interface DatedScope {
  readonly taxonName: string | null;
  readonly terms: readonly string[];
  readonly sources: readonly string[];
  readonly validFrom: IsoDate | null;
  readonly validTo: IsoDate | null;
}

/** Whether a list without entries, which means all, or with entries holds one of these codes. */
export const admits = (list: readonly string[], ...codes: readonly (string | null)[]): boolean =>
  list.length === 0 || codes.some((code) => code !== null && list.includes(code));

/** Whether a dated row is in force on a day and of this taxon, term and source. */
export const covers = (row: DatedScope, line: TradedLine, on: IsoDate): boolean =>
  (row.taxonName === null || line.names.includes(row.taxonName)) &&
  (row.validFrom === null || row.validFrom <= on) &&
  (row.validTo === null || row.validTo >= on) &&
  admits(row.terms, line.term) &&
  admits(row.sources, ...line.sources);

/**
 * Whether a movement uses up export quotas: what leaves for the first time under a document for one use. A re-export counts
 * in the country of origin; what crosses several times comes back (Res. Conf. 14.7).
 */
export const countsAgainstQuotas = ({ transaction, documentType }: Trade): boolean =>
  transaction === 'EXPORT' && (documentType === null || DOCUMENT_TYPE_LAW[documentType].use !== 'multiple');
