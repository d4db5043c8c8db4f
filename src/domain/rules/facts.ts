import type { Appendix } from '../codes/appendix';
import type { DocumentType, FormType } from '../codes/document-type';
import type { PurposeCode } from '../codes/purpose-code';
import type { SourceCode } from '../codes/source-code';
import type { RecordedFinding } from '../finding/finding';
import type { IsoDate } from '../shared/iso-date';
import type { Kingdom } from '../taxonomy/kingdom';

/** A term of the code list in force, with the units it may be counted in. */
export interface TermFacts {
  readonly code: string;
  readonly units: readonly string[];
}

/** The facts of one specimen line. Null means not stated. */
export interface LineFacts {
  readonly position: number;
  readonly scientificName: string;
  readonly kingdom: Kingdom | null;
  readonly rank: string | null;
  readonly isLoaded: boolean;
  /** What the applicant's line carries since it was last saved. */
  readonly appendix: Appendix | null;
  /** What the listing in force on the day says; null when the taxon is not listed. */
  readonly appendixInForce: Appendix | null;
  readonly source: SourceCode | null;
  readonly secondarySource: SourceCode | null;
  readonly sourceReason: string | null;
  readonly term: TermFacts | null;
  readonly termCode: string | null;
  readonly quantity: string | null;
  readonly unit: string | null;
  readonly originCountry: string | null;
  readonly originPermitNumber: string | null;
  readonly originPermitOn: string | null;
  readonly originReason: string | null;
  readonly reExportedBefore: boolean;
  readonly lastReExportComplete: boolean;
  readonly acquiredOn: string | null;
  readonly operationNumber: string | null;
}

/** Everything rules may look at, gathered by a service before evaluation: the whole application, and the line in question. */
export interface RuleFacts {
  readonly on: IsoDate;
  readonly partyCode: string;
  readonly form: FormType;
  readonly documentType: DocumentType | null;
  readonly purpose: PurposeCode | null;
  readonly exporterCountry: string | null;
  readonly importerCountry: string | null;
  readonly knownCountries: ReadonlySet<string>;
  readonly importPermit: { readonly number: string; readonly issuedOn: string | null; readonly validUntil: string | null } | null;
  readonly findings: readonly RecordedFinding[];
  /** Set at issue only. */
  readonly validity: { readonly issuedOn: IsoDate; readonly validUntil: IsoDate } | null;
  readonly line: LineFacts;
}
