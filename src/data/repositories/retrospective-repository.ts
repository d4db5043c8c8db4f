import 'server-only';
import { z } from 'zod';
import { RETROSPECTIVE_ASKERS, RETROSPECTIVE_GROUNDS, type RetrospectiveClaim } from '@/domain/permit/retrospective';
import type { IsoDate } from '@/domain/shared/iso-date';
import type { Reader } from '../client';
import type { Tx } from '../transaction';

/** A retrospective case that an officer opened, and nobody has dropped. */
export interface OpenRetrospective extends RetrospectiveClaim {
  readonly id: string;
  /** The document of the case in which the other authority agrees. */
  readonly letterId: string;
  readonly openerName: string;
  readonly openedAt: string;
}

const day = z.date().transform((at) => at.toISOString().slice(0, 10) as IsoDate);

/** What makes an application a retrospective case, or null. */
export async function openRetrospective(db: Reader, applicationId: string): Promise<OpenRetrospective | null> {
  const row = await db.retrospectiveCase.findFirst({
    where: { applicationId, droppedAt: null },
    include: { opener: { select: { name: true } } },
  });
  return (
    row && {
      id: row.id,
      leftOn: day.parse(row.leftOn),
      askedBy: z.enum(RETROSPECTIVE_ASKERS).parse(row.askedBy),
      ground: z.enum(RETROSPECTIVE_GROUNDS).parse(row.ground),
      reason: row.reason,
      investigation: row.investigation,
      agreedOn: day.parse(row.agreedOn),
      agreement: row.agreement,
      letterId: row.letterId,
      openerName: row.opener.name,
      openedAt: row.openedAt.toISOString(),
    }
  );
}

/** Whether a genuine error of this applicant was forgiven before: a permit of an earlier case was issued on that ground. */
export const wasForgivenBefore = async (db: Reader, applicantId: string): Promise<boolean> =>
  (await db.retrospectiveCase.count({
    where: {
      ground: 'personal-effects',
      droppedAt: null,
      application: { applicantId, permits: { some: { state: { notIn: ['signing', 'void'] } } } },
    },
  })) > 0;

/** Enters that a case is retrospective. */
export async function insertRetrospective(
  tx: Tx,
  applicationId: string,
  {
    leftOn,
    agreedOn,
    ...entered
  }: RetrospectiveClaim & {
    readonly id: string;
    readonly letterId: string;
    readonly openedBy: string;
    readonly openedAt: string;
  },
): Promise<void> {
  await tx.db.retrospectiveCase.create({
    data: { ...entered, applicationId, leftOn: new Date(`${leftOn}T00:00:00Z`), agreedOn: new Date(`${agreedOn}T00:00:00Z`) },
  });
}

/** Enters that a case is not retrospective after all. */
export async function saveRetrospectiveDropped(
  tx: Tx,
  id: string,
  { by, reason, at }: { readonly by: string; readonly reason: string; readonly at: string },
): Promise<void> {
  await tx.db.retrospectiveCase.update({ where: { id }, data: { droppedBy: by, droppedReason: reason, droppedAt: at } });
}

/** Whether a number waits for its second signatory: of a retrospective case, frozen, and signed by one. */
export async function waitsForCountersignature(db: Reader, permitId: string): Promise<boolean> {
  const rows = await db.$queryRaw<unknown[]>`SELECT waits_for_countersignature(p) AS waits FROM permit p WHERE p.id = ${permitId}::uuid`;
  return z.object({ waits: z.boolean() }).safeParse(rows[0]).data?.waits ?? false;
}

/** A number that waits for its second signatory. */
export interface WaitingCountersignature {
  readonly permitNumber: string;
  readonly signerName: string;
  readonly numberedAt: string;
}

/** What a person may sign as the second: numbers of their office, signed by somebody else, of cases in which they have no other part. */
export async function waitingCountersignatures(
  db: Reader,
  officeId: string,
  personId: string,
  most: number,
): Promise<readonly WaitingCountersignature[]> {
  const rows = await db.$queryRaw<unknown[]>`SELECT p.permit_number AS "permitNumber", w.name AS "signerName", p.numbered_at AS "numberedAt"
    FROM permit p JOIN application a ON a.id = p.application_id JOIN person w ON w.id = p.signed_by
    WHERE p.state = 'signing' AND a.office_id = ${officeId}::uuid AND p.signed_by <> ${personId}::uuid AND waits_for_countersignature(p)
      AND NOT EXISTS (SELECT 1 FROM application_part t WHERE t.application_id = a.id AND t.person_id = ${personId}::uuid AND t.part <> 'S')
    ORDER BY p.numbered_at LIMIT ${most}`;
  const row = z.object({ permitNumber: z.string(), signerName: z.string(), numberedAt: z.date().transform((at) => at.toISOString()) });
  return z.array(row).parse(rows);
}

/** Enters the second signature over the frozen bytes. */
export async function insertCountersignature(
  tx: Tx,
  {
    permitId,
    by,
    contentSha256,
    on,
    at,
  }: {
    readonly permitId: string;
    readonly by: string;
    readonly contentSha256: Uint8Array;
    readonly on: IsoDate;
    readonly at: string;
  },
): Promise<void> {
  await tx.db.permitCountersignature.create({
    data: { permitId, signedBy: by, contentSha256: Buffer.from(contentSha256), signedOn: new Date(`${on}T00:00:00Z`), signedAt: at },
  });
}
