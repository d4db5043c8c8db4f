import type { Appendix } from '../codes/appendix';
import type { DocumentType, FormType } from '../codes/document-type';
import type { PurposeCode } from '../codes/purpose-code';
import type { SourceCode } from '../codes/source-code';
import type { RecordedFinding } from '../finding/finding';
import type { IsoDate } from '../shared/iso-date';
import type { Kingdom } from '../taxonomy/kingdom';
import type { BorderFacts } from './border-facts';
import type { ClaimFacts, SeaFacts } from './claim-facts';
import type { LineRegisters } from './register-facts';

/**
 * How a fact is stated, here and in every file of facts:
 *
 * - a value: somebody said so, or a register holds it;
 * - `null` (or `false`, or an empty list): it is known that there is none;
 * - absent (`undefined`): nobody has said and nothing was looked up. A rule that needs it answers `cannotDecide`, or
 *   `notChecked` where the law asks for nothing but a look; it never guesses.
 */

/** What moves: out, out again, in, or landed from the high seas; or in transit under Customs control (Art. VII.1). */
export const TRANSACTIONS = ['EXPORT', 'REEXPORT', 'IMPORT', 'IFS', 'TRANSIT'] as const;
export type Transaction = (typeof TRANSACTIONS)[number];

/** A term of the code list in force, with the units it may be counted in. */
export interface TermFacts {
  readonly code: string;
  readonly units: readonly string[];
}

/** What annotations of the Appendices look at: the part or derivative, its state and its packing (Interpretation, 7). */
export interface PartFacts {
  /** "herbarium", "sterile-culture", "cut-flower", "seed", "pollen", "packaged-retail", "finished-product" … */
  readonly specimenState?: string | null;
  readonly isFinishedProduct?: boolean | null;
  readonly isPackagedForRetail?: boolean | null;
  readonly isInSterileContainer?: boolean | null;
  /** Weight of the listed wood in the shipment, in kilograms (#15). */
  readonly listedWoodKg?: string | null;
}

/** A change of the Appendices that has been decided and is not yet in force (Art. XV.1(c): 90 days after the meeting). */
export interface PendingListing {
  readonly effectiveFrom: IsoDate;
  /** Null: the taxon leaves the Appendices. */
  readonly appendix: Appendix | null;
}

/** The facts of one specimen line. */
export interface LineFacts extends LineRegisters {
  readonly position: number;
  /** Where a line says of itself that it is an export or a re-export (DOC-13); absent: as the case. */
  readonly transaction?: Transaction;
  readonly scientificName: string;
  readonly kingdom: Kingdom | null;
  readonly className?: string | null;
  readonly order?: string | null;
  readonly family?: string | null;
  readonly rank: string | null;
  readonly isLoaded: boolean;
  readonly isMarine?: boolean | null;
  readonly isHybrid?: boolean | null;

  /** What the applicant's line or the permit carries since it was last saved. */
  readonly appendix: Appendix | null;
  /** What the listing in force on the day says for this taxon and population; null when it is not listed. */
  readonly appendixInForce: Appendix | null;
  /** "#4" and its like, or "in-vitro" for a listing that excludes such cultures in words; null: none. */
  readonly annotation?: string | null;
  /** Appendix III: the Parties that asked for the listing (Art. XVI). */
  readonly listedBy?: readonly string[] | null;
  /** First inclusion of the taxon or population in any Appendix. */
  readonly firstListedOn?: IsoDate | null;
  readonly pendingListing?: PendingListing | null;
  /** A split listing whose population cannot be told: the Appendices it might be in. */
  readonly possibleAppendices?: readonly (Appendix | null)[];

  readonly source: SourceCode | null;
  readonly secondarySource: SourceCode | null;
  readonly sourceReason: string | null;
  readonly term: TermFacts | null;
  readonly termCode: string | null;
  /** Living specimen; when not stated, the term says it. */
  readonly isLive?: boolean;
  readonly part?: PartFacts;
  readonly description?: string | null;
  readonly quantity: string | null;
  readonly unit: string | null;
  /** Tags, rings, microchips, labels, serial numbers, as recorded. */
  readonly marks?: readonly string[] | null;

  readonly originCountry: string | null;
  readonly originPermitNumber: string | null;
  readonly originPermitOn: string | null;
  readonly originReason: string | null;
  readonly reExportedBefore: boolean;
  readonly lastReExportComplete: boolean;
  readonly acquiredOn: string | null;
  readonly operationNumber: string | null;
  /** Reference of the case in which the specimen was confiscated (source I). */
  readonly confiscationCase?: string | null;
  /** What box 5 says where data of the line are missing: in place of sourceReason and originReason, and for a name above the species. */
  readonly boxFiveReason?: string | null;
  /** Whether the registry or authority of the State of origin knows the permit named in box 12; null: asked, not known there. */
  readonly originPermitKnownToRegistry?: boolean | null;
}

/** The import permit of the country of destination, as the exporter's side holds it (Art. III.2(d)). */
export interface ImportPermitFacts {
  readonly number: string;
  readonly issuedOn: string | null;
  readonly validUntil: string | null;
  readonly quantity?: string | null;
  readonly unit?: string | null;
  /** Another consignment went on it already: it serves one (Art. VI.5; DOC-12). */
  readonly usedBefore?: boolean | null;
}

/** The hunter of a trophy and what he has taken this year (Res. Conf. 10.14, 10.15, 13.5). */
export interface HunterFacts {
  readonly isImporter?: boolean | null;
  readonly huntedOn?: string | null;
  readonly huntedIn?: string | null;
  readonly trophiesThisYear?: number | null;
}

/** Who signed, checked and paid: what the procedure itself must show at issue (FRM-01, FRM-09, LIF-01, LIF-02). */
export interface ProcedureFacts {
  readonly applicantSigned?: boolean | null;
  /** How many consignments the applicant means to send on the one document (Art. VI.5; DOC-12). */
  readonly consignments?: number | null;
  readonly signatoryAuthorised?: boolean | null;
  readonly signerIsOutsideTheCase?: boolean | null;
  readonly opinionWrittenByScientificAuthority?: boolean | null;
  /** Items of the mandatory set (Res. Conf. 12.3, Annex 1) that the draft lacks; empty when complete. */
  readonly missingItems?: readonly string[];
  readonly language?: string | null;
  readonly annexPagesComplete?: boolean | null;
  /** Null: this Party puts no security stamps on its permits. */
  readonly securityStamp?: { readonly number: string | null } | null;
  readonly permitNumber?: string | null;
  readonly permitNumberIsUnused?: boolean | null;
  readonly contentUnchanged?: boolean | null;
  readonly specimenStillExists?: boolean | null;
  /** Every act on the case is tied to a person in the log (LIF-06). */
  readonly actsAreRecorded?: boolean | null;
}

/** A permit that this one replaces (Res. Conf. 12.3; 50 CFR 23.52). */
export interface ReplacementFacts {
  readonly number: string;
  readonly state: string;
  readonly validUntil: string;
  readonly reason?: string | null;
  readonly quantityByLine?: readonly string[];
}

/** Issue after the movement (Res. Conf. 12.3 §XIII). */
export interface RetrospectiveFacts {
  readonly irregularityNotByTheParties?: boolean | null;
  readonly bothAuthoritiesConsulted?: boolean | null;
  readonly otherwiseLawful?: boolean | null;
  /** Personal or household effects, declared wrongly in good faith: stands in place of a fault that is not the parties'. */
  readonly isGenuineErrorOverPersonalEffects?: boolean | null;
  readonly reason?: string | null;
}

/** An extension of validity: lawful in the timber case alone (50 CFR 23.73; Res. Conf. 12.3 §XI). */
export interface ExtensionFacts {
  readonly months: number;
  readonly atDestinationUnderCustoms?: boolean | null;
  readonly extendedBefore?: boolean | null;
}

/** The parties to the trade, as risk looks at them (domain rules §4.8). */
export interface PartyHistoryFacts {
  readonly isFirstApplication?: boolean | null;
  readonly isFirstForConsignee?: boolean | null;
  readonly adverseRecords?: readonly string[];
}

/** Everything rules may look at, gathered by a service before evaluation: the whole case, and the line in question. */
export interface RuleFacts {
  readonly on: IsoDate;
  readonly partyCode: string;
  readonly transaction?: Transaction;
  readonly form: FormType;
  /** The document asked for or chosen; null when not yet known. */
  readonly documentType: DocumentType | null;
  readonly purpose: PurposeCode | null;
  readonly exporterCountry: string | null;
  readonly importerCountry: string | null;
  readonly knownCountries: ReadonlySet<string>;
  /** States concerned that are not Parties (Art. X). */
  readonly nonParties?: readonly string[];
  readonly importPermit: ImportPermitFacts | null;
  readonly findings: readonly RecordedFinding[];
  /** Set at issue only. */
  readonly validity: { readonly issuedOn: IsoDate; readonly validUntil: IsoDate } | null;
  readonly claim?: ClaimFacts | null;
  readonly sea?: SeaFacts | null;
  readonly hunter?: HunterFacts | null;
  readonly procedure?: ProcedureFacts;
  readonly replacement?: ReplacementFacts | null;
  readonly retrospective?: RetrospectiveFacts | null;
  readonly extension?: ExtensionFacts | null;
  readonly parties?: PartyHistoryFacts;
  readonly border?: BorderFacts;
  readonly line: LineFacts;
  /** All lines of the case, for rules that compare them. */
  readonly lines?: readonly LineFacts[];
}
