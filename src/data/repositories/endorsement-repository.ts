import 'server-only';
import { z } from 'zod';
import type { IsoDate } from '@/domain/shared/iso-date';
import { plainQuantity } from '@/domain/shared/quantity';
import type { Reader } from '../client';
import type { Tx } from '../transaction';

/** Box 14 as recorded: what crossed, where, when, and who saw it. */
export interface RecordedEndorsement {
  readonly id: string;
  /** `E-5512`, for people to quote. */
  readonly reference: string;
  readonly officerName: string;
  readonly post: string;
  readonly endorsedOn: IsoDate;
  readonly transportDocument: string | null;
  readonly remarks: string | null;
  readonly recordedAt: string;
  readonly quantities: readonly { readonly position: number; readonly quantity: string }[];
}

/** An entry of box 14: an endorsement, or the counter-entry of a supervisor that takes some of it back. */
export interface RecordedEntry extends RecordedEndorsement {
  readonly kind: 'endorsement' | 'correction';
}

const endorsementRow = z.object({
  id: z.string(),
  kind: z.enum(['endorsement', 'correction']),
  reference: z.string(),
  officer: z.string(),
  post: z.string(),
  endorsed_on: z.string(),
  transport_document: z.string().nullable(),
  remarks: z.string().nullable(),
  recorded_at: z.date(),
  quantities: z.array(z.object({ position: z.number(), quantity: z.string() })).nullable(),
});

/** The endorsements of a permit, oldest first. */
export async function endorsementsOf(db: Reader, permitId: string): Promise<readonly RecordedEndorsement[]> {
  const entries = await box14Of(db, permitId);
  return entries.flatMap(({ kind, ...endorsement }) => (kind === 'endorsement' ? [endorsement] : []));
}

/** Everything that was ever entered in box 14 of a permit, counter-entries too, oldest first. */
export async function box14Of(db: Reader, permitId: string): Promise<readonly RecordedEntry[]> {
  const rows = await db.$queryRaw<
    unknown[]
  >`SELECT e.id, e.kind, 'E-' || e.reference AS reference, o.name AS officer, b.name AS post, e.endorsed_on::text, e.transport_document, e.remarks, e.recorded_at,
      (SELECT jsonb_agg(jsonb_build_object('position', l.position, 'quantity', el.quantity::text) ORDER BY l.position) FROM endorsement_line el JOIN permit_line l ON l.id = el.permit_line_id WHERE el.endorsement_id = e.id) AS quantities
    FROM endorsement e JOIN person o ON o.id = e.officer_id JOIN border_post b ON b.id = e.post_id WHERE e.permit_id = ${permitId}::uuid ORDER BY e.reference`;
  return z
    .array(endorsementRow)
    .parse(rows)
    .map((row) => ({
      id: row.id,
      kind: row.kind,
      reference: row.reference,
      officerName: row.officer,
      post: row.post,
      endorsedOn: row.endorsed_on as IsoDate,
      transportDocument: row.transport_document,
      remarks: row.remarks,
      recordedAt: row.recorded_at.toISOString(),
      quantities: (row.quantities ?? []).map((q) => ({ position: q.position, quantity: plainQuantity(q.quantity) })),
    }));
}

/** The endorsement this officer already made with this key, and what was asked then. */
export async function findByKey(
  tx: Tx,
  officerId: string,
  idempotencyKey: string,
): Promise<{ readonly id: string; readonly requestSha256: string } | null> {
  const row = await tx.db.endorsement.findFirst({ where: { officerId, idempotencyKey } });
  return row ? { id: row.id, requestSha256: Buffer.from(row.requestSha256).toString('hex') } : null;
}

/** An endorsement to be written. */
export interface NewEndorsement {
  readonly id: string;
  readonly permitId: string;
  readonly useRule: string;
  readonly officerId: string;
  readonly postId: string;
  readonly endorsedOn: IsoDate;
  readonly transportDocument: string | null;
  readonly remarks: string | null;
  readonly idempotencyKey: string;
  readonly requestSha256: string;
  readonly at: string;
  readonly lines: readonly { readonly permitLineId: string; readonly quantity: string }[];
}

/** Writes an endorsement and raises the balances. PostgreSQL refuses a sum above the permitted quantity, whoever races. */
export async function insertEndorsement(tx: Tx, e: NewEndorsement): Promise<void> {
  await tx.db
    .$executeRaw`INSERT INTO endorsement (id, permit_id, use_rule, kind, officer_id, post_id, endorsed_on, transport_document, remarks, idempotency_key, request_sha256, recorded_at)
    VALUES (${e.id}::uuid, ${e.permitId}::uuid, ${e.useRule}, 'endorsement', ${e.officerId}::uuid, ${e.postId}::uuid, ${e.endorsedOn}::date, ${e.transportDocument}, ${e.remarks}, ${e.idempotencyKey},
      decode(${e.requestSha256}, 'hex'), ${new Date(e.at)}::timestamptz)`;
  for (const line of e.lines) {
    await tx.db
      .$executeRaw`INSERT INTO endorsement_line (endorsement_id, permit_line_id, quantity) VALUES (${e.id}::uuid, ${line.permitLineId}::uuid, ${line.quantity}::numeric)`;
    if (e.useRule !== 'multiple-crossings') {
      await tx.db.$executeRaw`UPDATE permit_line SET endorsed = endorsed + ${line.quantity}::numeric WHERE id = ${line.permitLineId}::uuid`;
    }
  }
}
