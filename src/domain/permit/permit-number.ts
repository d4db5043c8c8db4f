import { DocumentType } from '../codes/document-type';
import { asciiCapitals } from '../shared/ascii-capitals';
import { fail, ok, type Result } from '../shared/result';

/** One gap-free series per Party and year over all types and offices; this is its end (decisions §6). */
export const LAST_SERIAL = 999_999;

/** A number of ours taken apart: `26XA000123/EX`. */
export interface PermitNumberParts {
  readonly year: number;
  readonly party: string;
  readonly serial: number;
  readonly documentType: DocumentType;
}

/** Writes a permit number (Res. Conf. 12.3 §I [K]): year, ISO country, six digits, document type. */
export const formatPermitNumber = ({ year, party, serial, documentType }: PermitNumberParts): string =>
  `${String(year % 100).padStart(2, '0')}${party}${String(serial).padStart(6, '0')}/${documentType}`;

/** Reads a permit number as people type it: any case, spaces anywhere, `-` or `/` before the type. */
export function parsePermitNumber(text: string): Result<PermitNumberParts, 'permitNumber.malformed'> {
  if (text.length > 40) return fail('permitNumber.malformed');
  const parts = /^(\d{2})([A-Z]{2})(\d{6})[/-]([A-Z]{2})$/.exec(asciiCapitals(text).replace(/\s+/g, ''));
  const documentType = DocumentType.safeParse(parts?.[4]);
  const serial = Number(parts?.[3]);
  if (!parts || !documentType.success || serial < 1) return fail('permitNumber.malformed');
  return ok({ year: 2000 + Number(parts[1]), party: parts[2] as string, serial, documentType: documentType.data });
}

/** Whether a number is written exactly as ours are: two-digit year, ISO country, six digits, `/`, document type (Res. Conf. 12.3 §I [K]). */
export function isOwnPermitNumber(number: string): boolean {
  const parts = parsePermitNumber(number);
  return parts.ok && formatPermitNumber(parts.value) === number;
}

/** How a number stands in addresses and file names: `26XA000123-EX`. */
export const permitNumberForAddress = (permitNumber: string): string => permitNumber.replace('/', '-');
