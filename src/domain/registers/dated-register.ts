import type { SourceCode } from '../codes/source-code';
import type { IsoDate } from '../shared/iso-date';

/** What is kept of every entry of a dated register: from when to when, on what basis, and how it ended. */
export interface DatedEntry {
  readonly id: string;
  readonly country: string;
  readonly name: string;
  readonly address: string;
  readonly validFrom: IsoDate;
  readonly validUntil: IsoDate | null;
  /** Decision, notification or page of the Secretariat's register that it rests on. */
  readonly basis: string;
  readonly endedOn: IsoDate | null;
  readonly endedReason: string | null;
}

/** operation: Appendix I animals bred for commerce (Res. Conf. 12.10); nursery: Appendix I plants; facility: C, A, F and R. */
export const OPERATION_KINDS = ['operation', 'nursery', 'facility'] as const;
export type OperationKind = (typeof OPERATION_KINDS)[number];

/** The sources that an entry of a kind may stand for: D for registered operations and nurseries (Art. VII.4), the others for facilities. */
export const SOURCES_OF_OPERATION: Readonly<Record<OperationKind, readonly SourceCode[]>> = {
  operation: ['D'],
  nursery: ['D'],
  facility: ['C', 'A', 'F', 'R'],
};

/** A registered operation, nursery or facility. */
export interface RegisteredOperation extends DatedEntry {
  readonly kind: OperationKind;
  readonly number: string;
  readonly taxon: string;
  readonly sources: readonly SourceCode[];
  readonly yearlyCapacity: string | null;
  readonly unit: string | null;
}

/** A scientific institution registered for non-commercial exchange (Art. VII.6). */
export interface RegisteredInstitution extends DatedEntry {
  readonly code: string;
}

/** Whether an entry stands on a day. */
export const standsOn = (entry: Pick<DatedEntry, 'validFrom' | 'validUntil' | 'endedOn'>, on: IsoDate): boolean =>
  entry.validFrom <= on && (entry.validUntil === null || entry.validUntil >= on) && (entry.endedOn === null || entry.endedOn > on);
