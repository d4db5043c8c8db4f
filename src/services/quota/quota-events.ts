import type { NewQuotaEntry } from '@/data/repositories/quota-repository';
import type { AuditEvent } from '@/domain/audit/audit-event';
import { lineLetter } from '@/domain/permit/permit';
import type { ReturnReason } from '@/domain/quota/quota';

type Entries = readonly NewQuotaEntry[];

const told = (entries: Entries, unitOf: (quotaId: string) => string) =>
  entries.map(({ quotaId, position, quantity }) => ({ quota: quotaId, line: lineLetter(position), quantity, unit: unitOf(quotaId) }));
/** Which quotas the entries are of, and in what unit each counts. */
type Quotas = readonly { readonly quota: { readonly id: string; readonly unit: string } }[];
const unitIn = (uses: Quotas) => (quotaId: string) => uses.find(({ quota }) => quota.id === quotaId)?.quota.unit ?? '';

/** The event of a reservation. */
export const recordReserved = (applicationId: string, entries: Entries, uses: Quotas): AuditEvent => ({
  type: 'QuotaReserved',
  subject: 'application',
  subjectId: applicationId,
  payload: { entries: told(entries, unitIn(uses)) },
});

/** The event of a draw. */
export const recordDrawn = (applicationId: string, permitNumber: string, entries: Entries, uses: Quotas): AuditEvent => ({
  type: 'QuotaDrawn',
  subject: 'application',
  subjectId: applicationId,
  payload: { permitNumber, entries: told(entries, unitIn(uses)) },
});

/** The event of a return. */
export const recordReturned = (
  applicationId: string,
  reason: ReturnReason,
  permitNumber: string | null,
  entries: Entries,
  held: readonly { readonly quotaId: string; readonly unit: string }[],
): AuditEvent => ({
  type: 'QuotaReturned',
  subject: 'application',
  subjectId: applicationId,
  payload: { reason, permitNumber, entries: told(entries, (quotaId) => held.find((one) => one.quotaId === quotaId)?.unit ?? '') },
});
