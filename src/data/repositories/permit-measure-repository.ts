import 'server-only';
import { z } from 'zod';
import { NOTICE_EVENTS, NOTICE_RECIPIENTS, type NoticeEvent, type NoticeRecipient } from '@/domain/permit/permit-measure';
import type { Reader } from '../client';
import type { Tx } from '../transaction';

/** A revocation that one officer proposed, and nobody has decided yet. */
export interface ProposedRevocation {
  readonly id: string;
  readonly reason: string;
  readonly proposedBy: string;
  readonly proposerName: string;
  readonly proposedAt: string;
  /** What a decision against it gives back; null where the permit was suspended already. */
  readonly suspendedFrom: 'issued' | 'partly-used' | null;
}

/** The proposed revocation of a permit, or null. */
export async function openRevocation(db: Reader, permitId: string): Promise<ProposedRevocation | null> {
  const row = await db.revocation.findFirst({ where: { permitId, outcome: null }, include: { proposer: { select: { name: true } } } });
  return (
    row && {
      id: row.id,
      reason: row.reason,
      proposedBy: row.proposedBy,
      proposerName: row.proposer.name,
      proposedAt: row.proposedAt.toISOString(),
      suspendedFrom: z.enum(['issued', 'partly-used']).nullable().parse(row.suspendedFrom),
    }
  );
}

/** Enters a proposal to revoke a permit. */
export async function insertRevocation(
  tx: Tx,
  { permitId, ...proposed }: Omit<ProposedRevocation, 'proposerName'> & { readonly permitId: string },
): Promise<void> {
  await tx.db.revocation.create({ data: { ...proposed, permitId } });
}

/** Enters what a second officer decided. */
export async function saveRevocationOutcome(
  tx: Tx,
  id: string,
  decided: { readonly outcome: 'confirmed' | 'declined'; readonly by: string; readonly reason: string; readonly at: string },
): Promise<void> {
  const { outcome, by: decidedBy, reason: decidedReason, at: decidedAt } = decided;
  await tx.db.revocation.update({ where: { id }, data: { outcome, decidedBy, decidedReason, decidedAt } });
}

/** Who must hear what of a permit. */
export interface PermitNotice {
  readonly id: string;
  readonly recipient: NoticeRecipient;
  readonly country: string;
  readonly event: NoticeEvent;
  readonly madeAt: string;
}

/** The notices of a permit, oldest first. */
export async function noticesOf(db: Reader, permitId: string): Promise<readonly PermitNotice[]> {
  const rows = await db.permitNotice.findMany({ where: { permitId }, orderBy: [{ madeAt: 'asc' }, { recipient: 'asc' }] });
  return rows.map(({ id, recipient, country, event, madeAt }) => ({
    id,
    recipient: z.enum(NOTICE_RECIPIENTS).parse(recipient),
    country,
    event: z.enum(NOTICE_EVENTS).parse(event),
    madeAt: madeAt.toISOString(),
  }));
}

/** Puts notices on record. */
export async function insertNotices(
  tx: Tx,
  permitId: string,
  notices: readonly Omit<PermitNotice, 'madeAt'>[],
  madeAt: string,
): Promise<void> {
  await tx.db.permitNotice.createMany({ data: notices.map((notice) => ({ ...notice, permitId, madeAt })) });
}

/** Whether a holder's report of loss or theft of this permit waits for a decision. */
export const hasOpenLoss = async (db: Reader, permitId: string): Promise<boolean> =>
  (await db.permitRequest.count({ where: { permitId, state: 'open', kind: { in: ['replacement-lost', 'replacement-stolen'] } } })) > 0;

/** The supervisors of Customs who work today. */
export const customsSupervisors = (db: Reader): Promise<readonly { readonly id: string }[]> =>
  db.person.findMany({
    where: { status: 'active', roles: { some: { role: 'customs-supervisor' } } },
    orderBy: { id: 'asc' },
    select: { id: true },
  });

/** The issuing-officers of the office that issued a permit, who work today. */
export async function issuingOfficersOf(db: Reader, applicationId: string): Promise<readonly { readonly id: string }[]> {
  const { officeId } = await db.application.findUniqueOrThrow({ where: { id: applicationId }, select: { officeId: true } });
  return db.person.findMany({
    where: { status: 'active', officeId, roles: { some: { role: 'issuing-officer' } } },
    orderBy: { id: 'asc' },
    select: { id: true },
  });
}
