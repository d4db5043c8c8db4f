import 'server-only';
import { z } from 'zod';
import { CORRECTABLE_FIELDS, type Correction, REPLACEMENT_GROUNDS, type ReplacementPlan } from '@/domain/permit/replacement';
import type { IsoDate } from '@/domain/shared/iso-date';
import type { Reader } from '../client';
import type { Tx } from '../transaction';

/** A replacement that one officer prepared, and that nobody has dropped. */
export interface PreparedReplacement extends ReplacementPlan {
  readonly id: string;
  readonly preparedBy: string;
  readonly preparerName: string;
  readonly preparedAt: string;
  /** The request of the holder that it follows. */
  readonly request: string | null;
  /** What dropping it gives back; null where the permit was suspended already. */
  readonly suspendedFrom: 'issued' | 'partly-used' | null;
}

const correctionSchema: z.ZodType<Correction> = z.object({
  field: z.custom<Correction['field']>((field) => CORRECTABLE_FIELDS.includes(field as Correction['field'])),
  line: z.number().int().nullable(),
  shouldBe: z.string(),
});

/** The replacement of a permit that was prepared, signed or not, or null. */
export async function preparedReplacement(db: Reader, permitId: string): Promise<PreparedReplacement | null> {
  const row = await db.permitReplacement.findFirst({
    where: { permitId, droppedAt: null },
    include: { preparer: { select: { name: true } }, request: { select: { reference: true } } },
  });
  return (
    row && {
      id: row.id,
      ground: z.enum(REPLACEMENT_GROUNDS).parse(row.ground),
      reason: row.reason,
      corrections: z.array(correctionSchema).parse(row.corrections),
      preparedBy: row.preparedBy,
      preparerName: row.preparer.name,
      preparedAt: row.preparedAt.toISOString(),
      request: row.request?.reference ?? null,
      suspendedFrom: z.enum(['issued', 'partly-used']).nullable().parse(row.suspendedFrom),
    }
  );
}

/** A prepared replacement in the list of what waits for a signature. */
export interface WaitingReplacement extends Pick<PreparedReplacement, 'ground' | 'preparerName' | 'preparedAt'> {
  readonly permitNumber: string;
}

/** The replacements of an office that are prepared and have no number yet, the longest waiting first. Whoever has another part in the case signs none. */
export async function waitingReplacements(
  db: Reader,
  officeId: string,
  personId: string,
  most: number,
): Promise<readonly WaitingReplacement[]> {
  const rows = await db.$queryRaw<
    unknown[]
  >`SELECT p.permit_number AS "permitNumber", r.ground, w.name AS "preparerName", r.prepared_at AS "preparedAt"
    FROM permit_replacement r JOIN permit p ON p.id = r.permit_id JOIN application a ON a.id = p.application_id JOIN person w ON w.id = r.prepared_by
    WHERE r.dropped_at IS NULL AND p.state = 'suspended' AND a.office_id = ${officeId}::uuid
      AND NOT EXISTS (SELECT 1 FROM permit n WHERE n.replaces = p.id AND n.state <> 'void')
      AND NOT EXISTS (SELECT 1 FROM application_part t WHERE t.application_id = a.id AND t.person_id = ${personId}::uuid AND t.part <> 'S')
    ORDER BY r.prepared_at, r.id LIMIT ${most}`;
  const row = z.object({
    permitNumber: z.string(),
    ground: z.enum(REPLACEMENT_GROUNDS),
    preparerName: z.string(),
    preparedAt: z.date().transform((at) => at.toISOString()),
  });
  return z.array(row).parse(rows);
}

/** Enters what was prepared. */
export async function insertReplacement(
  tx: Tx,
  {
    corrections,
    ...prepared
  }: ReplacementPlan &
    Pick<PreparedReplacement, 'id' | 'preparedBy' | 'preparedAt' | 'suspendedFrom'> & {
      readonly permitId: string;
      readonly requestId: string | null;
    },
): Promise<void> {
  await tx.db.permitReplacement.create({ data: { ...prepared, corrections: corrections.map((one) => ({ ...one })) } });
}

/** Enters that a prepared replacement is not signed after all. */
export async function saveReplacementDropped(
  tx: Tx,
  id: string,
  { by, reason, at }: { readonly by: string; readonly reason: string; readonly at: string },
): Promise<void> {
  await tx.db.permitReplacement.update({ where: { id }, data: { droppedBy: by, droppedReason: reason, droppedAt: at } });
}

/** The number that was taken for the replacement of a permit, signed or not yet; null while there is none, or it is void. */
export async function successorOf(db: Reader, permitId: string): Promise<string | null> {
  const row = await db.permit.findFirst({ where: { replaces: permitId, state: { not: 'void' } }, select: { permitNumber: true } });
  return row?.permitNumber ?? null;
}

/** How many issuing-officers approved an application. */
export async function approvalsOf(db: Reader, applicationId: string): Promise<number> {
  const rows = await db.$queryRaw<unknown[]>`SELECT count(DISTINCT author_id)::int AS n FROM decision
    WHERE application_id = ${applicationId}::uuid AND kind = 'approve' AND round = (SELECT max(round) FROM decision WHERE application_id = ${applicationId}::uuid)`;
  return z.object({ n: z.number() }).parse(rows[0]).n;
}

/** A paper that came back to the authority. */
export interface ReturnedPaper {
  readonly returnedOn: string;
  readonly remark: string | null;
}

/** When the paper of a permit was handed in, or null. */
export async function paperReturnOf(db: Reader, permitId: string): Promise<ReturnedPaper | null> {
  const row = await db.paperReturn.findUnique({ where: { permitId }, select: { returnedOn: true, remark: true } });
  return row && { returnedOn: row.returnedOn.toISOString().slice(0, 10), remark: row.remark };
}

/** Enters that the paper of a permit was handed in. */
export async function insertPaperReturn(
  tx: Tx,
  paper: { readonly permitId: string; readonly on: IsoDate; readonly remark: string | null; readonly by: string; readonly at: string },
): Promise<void> {
  const { permitId, on, remark, by: recordedBy, at: recordedAt } = paper;
  await tx.db.paperReturn.create({ data: { permitId, returnedOn: new Date(`${on}T00:00:00Z`), remark, recordedBy, recordedAt } });
}

/** What one line took of one account. */
export interface TakenOver {
  readonly position: number;
  readonly accountId: string;
  readonly quantity: string;
}

/** Draws of opinions and imports what the original gave back, line by line. The original must have ended: its own draws went back with it. */
export async function drawAsBefore(tx: Tx, original: string, replacement: string): Promise<readonly TakenOver[]> {
  const rows = await tx.db.$queryRaw<unknown[]>`
    WITH drawn AS (INSERT INTO ledger_draw (id, account_id, permit_line_id, quantity, ratio, reason)
      SELECT gen_random_uuid(), d.account_id, n.id, ceil(COALESCE(d.ratio, 1) * 1000000 * n.quantity) / 1000000, d.ratio, d.reason
      FROM permit_line o JOIN ledger_draw d ON d.permit_line_id = o.id JOIN permit_line n ON n.permit_id = ${replacement}::uuid AND n.position = o.position
      WHERE o.permit_id = ${original}::uuid ORDER BY d.account_id RETURNING account_id, permit_line_id, quantity)
    SELECT l.position, drawn.account_id AS "accountId", drawn.quantity::text FROM drawn JOIN permit_line l ON l.id = drawn.permit_line_id ORDER BY 1, 2`;
  return z.array(z.object({ position: z.number(), accountId: z.string(), quantity: z.string() })).parse(rows);
}
