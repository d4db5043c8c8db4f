import type { DocumentType } from '../codes/document-type';
import { csvOf } from '../shared/csv';
import type { IsoDate } from '../shared/iso-date';
import { permitNumberForAddress } from './permit-number';
import type { PermitState } from './permit-states';

/** Permits of one archive at most: it is written while it is read, and somebody waits for it. */
export const MOST_ARCHIVED = 200;

/** One permit of an archive. */
export interface ArchivedPermit {
  readonly permitNumber: string;
  readonly documentType: DocumentType;
  /** As it stands on the day of the archive. */
  readonly state: PermitState;
  readonly issuedOn: IsoDate;
  readonly validUntil: IsoDate;
  readonly reference: string;
  readonly importer: string;
  readonly countryOfImport: string;
  readonly taxa: readonly string[];
  /** Of the sealed file, as the register keeps it: whoever has the archive can check that no byte differs. */
  readonly pdfSha256: string;
}

/** The name of a permit's file wherever it is downloaded: `26XA000123-EX.pdf`. */
export const permitFileName = (permitNumber: string): string => `${permitNumberForAddress(permitNumber)}.pdf`;

/** The name of the annex to its box 14. */
export const annexFileName = (permitNumber: string): string => `${permitNumberForAddress(permitNumber)}-BOX14.pdf`;

const COLUMNS: readonly (readonly [string, (permit: ArchivedPermit) => string])[] = [
  ['permit_number', ({ permitNumber }) => permitNumber],
  ['document_type', ({ documentType }) => documentType],
  ['state', ({ state }) => state],
  ['issued_on', ({ issuedOn }) => issuedOn],
  ['valid_until', ({ validUntil }) => validUntil],
  ['application', ({ reference }) => reference],
  ['importer', ({ importer }) => importer],
  ['country_of_import', ({ countryOfImport }) => countryOfImport],
  ['taxa', ({ taxa }) => taxa.join('; ')],
  ['file', ({ permitNumber }) => permitFileName(permitNumber)],
  ['sha256', ({ pdfSha256 }) => pdfSha256],
];

/** The list of an archive. */
export const archiveIndex = (permits: readonly ArchivedPermit[]): string =>
  csvOf([COLUMNS.map(([name]) => name), ...permits.map((permit) => COLUMNS.map(([, of]) => of(permit)))]);
