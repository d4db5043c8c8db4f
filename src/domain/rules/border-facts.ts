import type { IsoDate } from '../shared/iso-date';

/** A permit as it lies before Customs (stages X and M). */
export interface PermitAtTheBorder {
  readonly number: string;
  readonly type: string;
  readonly state: string;
  readonly use: 'single' | 'multiple';
  readonly issuedOn: IsoDate;
  readonly validUntil: IsoDate;
  readonly isCopy?: boolean | null;
}

/** What the officer at the border enters in boxes 14 and 15. */
export interface EndorsementFacts {
  readonly on: IsoDate;
  readonly port?: string | null;
  readonly officerSigned?: boolean | null;
  readonly transportDocument?: string | null;
  readonly transportDocumentNeeded?: boolean | null;
  readonly portIsDesignated?: boolean | null;
  readonly crossingEntered?: boolean | null;
}

/** What was seen of one line: permitted, endorsed now, endorsed before. */
export interface EndorsedQuantity {
  readonly permitted: string;
  readonly endorsed: string;
  readonly before?: string | null;
}

/** A document of another State, presented at import (domain rules §4.5, IMP). */
export interface ForeignDocumentFacts {
  readonly number: string;
  readonly type: string;
  readonly issuedBy: string;
  readonly issuedOn?: IsoDate | null;
  readonly validUntil?: IsoDate | null;
  readonly endorsedOn?: IsoDate | null;
  readonly isEndorsed?: boolean | null;
  readonly isAltered?: boolean | null;
  readonly alterationAuthenticated?: boolean | null;
  readonly isRetrospective?: boolean | null;
  readonly usedBefore?: boolean | null;
  readonly missingItems?: readonly string[];
  readonly knownToRegistry?: boolean | null;
  readonly specimensDiffer?: readonly string[];
  /** What differs from our own import permit: taxon, term, quantity, unit, source, consignee. */
  readonly differsFromImportPermit?: readonly string[];
  readonly retained?: boolean | null;
}

/** A row of the annual report (Art. VIII.6-7). */
export interface ReportRowFacts {
  readonly missing: readonly string[];
  readonly unknownCodes: readonly string[];
  readonly doubts: readonly string[];
  readonly actualQuantity: boolean;
  readonly isSeizure: boolean;
  readonly year: number;
}

/** Everything that the stages X, M and P add to a case. */
export interface BorderFacts {
  readonly permit?: PermitAtTheBorder | null;
  readonly endorsement?: EndorsementFacts | null;
  readonly endorsed?: EndorsedQuantity | null;
  readonly foreignDocument?: ForeignDocumentFacts | null;
  /** Our own import permit that belongs to the foreign document. */
  readonly ownImportPermit?: { readonly number: string; readonly validUntil: IsoDate } | null;
  readonly presentedOn?: IsoDate | null;
  readonly reportRow?: ReportRowFacts | null;
}
