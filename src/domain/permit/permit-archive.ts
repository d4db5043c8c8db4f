import type { DocumentType } from '../codes/document-type';
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

/** A spreadsheet runs what begins like a formula, so such a cell is given an apostrophe first (OWASP, CSV injection). */
const withoutFormula = (text: string): string => (/^\s*[=+\-@]|^[\t\r\n]/.test(text) ? `'${text}` : text);

/** One cell of RFC 4180. */
export const csvCell = (text: string): string => {
  const safe = withoutFormula(text);
  return /[",\r\n;]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
};

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

/** The list of an archive: RFC 4180, with a byte order mark so that a spreadsheet reads UTF-8. */
export function archiveIndex(permits: readonly ArchivedPermit[]): string {
  const rows = [COLUMNS.map(([name]) => name), ...permits.map((permit) => COLUMNS.map(([, of]) => csvCell(of(permit))))];
  return `\uFEFF${rows.map((row) => `${row.join(',')}\r\n`).join('')}`;
}
