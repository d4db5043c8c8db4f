import 'server-only';
import { z } from 'zod';
import type { AuditEntry } from '@/domain/audit/hash-chain';
import type { Reader } from '../client';

/** Where the log says that it ends, and where its rows really end: read in one statement, so that no writer comes between. */
export interface AuditHead {
  readonly seq: number;
  readonly hash: string;
  readonly lastRow: number;
}

const headSchema = z.array(z.object({ seq: z.string(), hash: z.string(), last_row: z.string() })).length(1);

/** The head of the audit log. */
export async function auditHead(db: Reader): Promise<AuditHead> {
  const rows = await db.$queryRaw<
    unknown[]
  >`SELECT seq::text, hash, (SELECT COALESCE(max(e.seq), 0) FROM audit_event e)::text AS last_row FROM audit_head`;
  const [head] = headSchema.parse(rows);
  return { seq: Number(head?.seq), hash: head?.hash ?? '', lastRow: Number(head?.last_row) };
}

const entrySchema = z.object({
  seq: z.string(),
  at_micros: z.string(),
  actor_id: z.string(),
  actor_roles: z.string(),
  type: z.string(),
  subject: z.string(),
  subject_id: z.string(),
  payload: z.string(),
  previous_hash: z.string(),
  hash: z.string(),
});

/** The rows of the log after one of them and up to another, as texts exactly as their hashes cover them. */
export async function chainEntries(db: Reader, after: number, upTo: number, limit: number): Promise<readonly AuditEntry[]> {
  const rows = await db.$queryRaw<
    unknown[]
  >`SELECT e.seq::text, (extract(epoch FROM e.at) * 1000000)::bigint::text AS at_micros, e.actor_id, e.actor_roles, e.type, e.subject, e.subject_id, e.payload, e.previous_hash, e.hash
    FROM audit_event e WHERE e.seq > ${after}::bigint AND e.seq <= ${upTo}::bigint ORDER BY e.seq LIMIT ${limit}::int`;
  return z
    .array(entrySchema)
    .parse(rows)
    .map((row) => ({
      seq: row.seq,
      atMicros: row.at_micros,
      actorId: row.actor_id,
      actorRoles: row.actor_roles,
      type: row.type,
      subject: row.subject,
      subjectId: row.subject_id,
      payload: row.payload,
      previousHash: row.previous_hash,
      hash: row.hash,
    }));
}
