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
  /** The Party keeps a balance on this permit (decisions §6), so that more than one consignment may go on it. */
  readonly splitConsignments?: boolean | null;
  /** Expired or unused: the holder gave it back (LIF-07). */
  readonly isReturned?: boolean | null;
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
  /** Multiple crossings: the original went back to its holder (END-07). */
  readonly originalStaysWithHolder?: boolean | null;
  /** Items of boxes 14 and 15 that were left empty, besides those above: date, name and title, stamp. */
  readonly missingItems?: readonly string[];
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
  /** Its state in the register of the State that issued it, where that was asked. */
  readonly state?: string | null;
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
  readonly ownImportPermit?: { readonly number: string; readonly validUntil: IsoDate; readonly state?: string } | null;
  readonly presentedOn?: IsoDate | null;
  readonly reportRow?: ReportRowFacts | null;
}
