import type { Appendix } from '../codes/appendix';
import type { DocumentType, FormType } from '../codes/document-type';
import type { PurposeCode } from '../codes/purpose-code';
import type { SourceCode } from '../codes/source-code';
import type { IsoDate } from '../shared/iso-date';
import type { Quantity } from '../shared/quantity';

/** A party to the trade as boxes 3 and 4 print it. `latin…` is the line for the permit where the name is in another script. */
export interface PermitParty {
  readonly name: string;
  readonly latinName: string | null;
  readonly address: readonly string[];
  readonly latinAddress: readonly string[] | null;
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
}

/** A document of another State: boxes 12 and 12a. */
export interface ForeignDocument {
  readonly country: string;
  readonly permitNumber: string | null;
  readonly issuedOn: IsoDate | null;
}

/** One specimen block of the standard form, boxes 7 to 12b. */
export interface PermitLine {
  /** 1-based; printed as a letter on the form. */
  readonly position: number;
  readonly scientificName: string;
  readonly commonName: string | null;
  readonly appendix: Appendix;
  /** Annotation symbol of the listing, for instance `#15`. */
  readonly annotation: string | null;
  readonly source: SourceCode;
  readonly secondarySource: SourceCode | null;
  readonly term: string;
  readonly description: string;
  readonly marks: readonly string[];
  readonly quantity: Quantity;
  /** UN/CEFACT Rec. 20 code; NAR is the number of specimens. */
  readonly unit: string;
  /** Box 11a: exported so far this year with this permit, and the quota. */
  readonly quota: { readonly exportedToDate: string; readonly limit: string } | null;
  readonly origin: ForeignDocument | null;
  readonly lastReExport: ForeignDocument | null;
  readonly operationNumber: string | null;
  readonly acquiredOn: IsoDate | null;
}

/** The authority that issues: box 6. */
export interface ManagementAuthority {
  readonly name: string;
  readonly address: readonly string[];
  readonly country: string;
}

/**
 * Everything a permit says. Frozen when its number is taken; its RFC 8785 bytes are what is hashed, signed and compared.
 * Content of an issued permit never changes (LIF-03): a correction is a replacement.
 */
export interface PermitContent {
  readonly version: 1;
  /** Edition of the national form that draws it, for instance `2026-01`. */
  readonly edition: string;
  readonly party: string;
  readonly permitNumber: string;
  readonly form: FormType;
  readonly documentType: DocumentType;
  /** Box 1, "other": what kind of certificate, in English; null for the three named kinds. */
  readonly otherTitle: string | null;
  readonly issuedOn: IsoDate;
  readonly validFrom: IsoDate;
  readonly validUntil: IsoDate;
  readonly exporter: PermitParty;
  readonly importer: PermitParty;
  readonly countryOfImport: string;
  readonly countryOfExport: string;
  readonly purpose: PurposeCode;
  /** Box 5, one text per paragraph. */
  readonly specialConditions: readonly string[];
  readonly securityStampNumber: string | null;
  readonly managementAuthority: ManagementAuthority;
  readonly lines: readonly PermitLine[];
  /** Box 13. */
  readonly issue: { readonly by: string; readonly title: string; readonly place: string; readonly on: IsoDate };
  /** RETROSPECTIVE, or REPLACEMENT of an earlier number with the reason. */
  readonly markings: readonly string[];
  readonly checkCode: string;
  /**
   * The names of the codes as they stood on the day of issue, by `country:JP`, `term:LIV`, `unit:NAR`, `purpose:T`, `source:R`.
   * Inside the signed content, because a permit must redraw alike when a list has changed since.
   */
  readonly words: Readonly<Record<string, TrilingualName>>;
}

/** A name in the three working languages of the Convention. */
export interface TrilingualName {
  readonly en: string;
  readonly fr: string;
  readonly es: string;
}

/** The position of a line by its letter, as somebody types it; null for what is no letter of a line. */
export function linePosition(letter: string): number | null {
  const letters = letter.trim().toUpperCase();
  if (!/^[A-Z]{1,2}$/.test(letters)) return null;
  return [...letters].reduce((position, one) => position * 26 + one.charCodeAt(0) - 64, 0);
}

/** The letter of a specimen line: A to Z, then AA, AB … */
export function lineLetter(position: number): string {
  const index = position - 1;
  return index < 26 ? String.fromCharCode(65 + index) : lineLetter(Math.floor(index / 26)) + String.fromCharCode(65 + (index % 26));
}
