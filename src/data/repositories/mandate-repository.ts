import 'server-only';
import { z } from 'zod';
import { MANDATE_ENDINGS, MANDATE_SCOPES, type MandateEnding, type MandateScope, type MandateTerm } from '@/domain/people/mandate';
import type { Reader } from '../client';
import type { Tx } from '../transaction';

/** A mandate with the names of both sides. */
export interface Mandate extends MandateTerm {
  readonly id: string;
  readonly clientId: string;
  readonly clientName: string;
  readonly agentId: string | null;
  /** Null until the agent accepts: whether an account has the address is nobody's business before. */
  readonly agentName: string | null;
  readonly agentEmail: string;
  readonly scope: MandateScope;
  readonly givenAt: string;
  readonly endedAt: string | null;
}

const iso = (at: Date | null): string | null => at?.toISOString() ?? null;
const mandateRow = z
  .object({
    id: z.string(),
    client_id: z.string(),
    client_name: z.string(),
    agent_id: z.string().nullable(),
    agent_name: z.string().nullable(),
    agent_email: z.string(),
    scope: z.enum(MANDATE_SCOPES),
    accepted_at: z.date().nullable(),
    starts_at: z.date(),
    ends_at: z.date(),
    given_at: z.date(),
    ended_at: z.date().nullable(),
    ending: z.enum(MANDATE_ENDINGS).nullable(),
  })
  .transform(
    (row): Mandate => ({
      id: row.id,
      clientId: row.client_id,
      clientName: row.client_name,
      agentId: row.agent_id,
      agentName: row.agent_name,
      agentEmail: row.agent_email,
      scope: row.scope,
      acceptedAt: iso(row.accepted_at),
      startsAt: row.starts_at.toISOString(),
      endsAt: row.ends_at.toISOString(),
      givenAt: row.given_at.toISOString(),
      endedAt: iso(row.ended_at),
      ending: row.ending,
    }),
  );

/** Whose mandates: those that one of these clients gave, and those that an agent holds or was offered. */
export interface MandateSide {
  readonly clients: readonly string[];
  readonly agentId: string;
  /** The agent's confirmed address; null where nothing can be offered to it. */
  readonly agentEmail: string | null;
}

const MOST = 200;

/** The mandates of a side, the newest first; one of them where an id is named. */
export async function mandatesOf(
  db: Reader,
  { clients, agentId, agentEmail }: MandateSide,
  id: string | null = null,
): Promise<readonly Mandate[]> {
  const rows = await db.$queryRaw<unknown[]>`
    SELECT m.id::text, m.client_id::text, c.name AS client_name, m.agent_id::text, a.name AS agent_name, m.agent_email, m.scope, m.accepted_at,
      m.starts_at, m.ends_at, m.given_at, m.ended_at, m.ending
    FROM mandate m JOIN person c ON c.id = m.client_id LEFT JOIN person a ON a.id = m.agent_id
    WHERE (m.client_id = ANY (${[...clients]}::uuid[]) OR m.agent_id = ${agentId}::uuid OR (m.agent_id IS NULL AND m.ended_at IS NULL AND m.agent_email = ${agentEmail}))
      AND (${id}::text IS NULL OR m.id::text = ${id})
    ORDER BY m.given_at DESC, m.id LIMIT ${MOST}`;
  return z.array(mandateRow).parse(rows);
}

/** Offers a mandate to an address. */
export async function insertMandate(
  tx: Tx,
  mandate: {
    readonly id: string;
    readonly clientId: string;
    readonly agentEmail: string;
    readonly scope: MandateScope;
    readonly startsAt: string;
    readonly endsAt: string;
    readonly givenBy: string;
    readonly givenAt: string;
  },
): Promise<void> {
  await tx.db.mandate.create({ data: mandate });
}

/** The agent takes a mandate that is still offered. */
export async function acceptMandateRow(tx: Tx, id: string, agentId: string, at: string): Promise<boolean> {
  const { count } = await tx.db.mandate.updateMany({ where: { id, agentId: null, endedAt: null }, data: { agentId, acceptedAt: at } });
  return count === 1;
}

/** Ends a mandate; false where it ended before. */
export async function endMandateRow(
  tx: Tx,
  id: string,
  { ending, by, at }: { readonly ending: MandateEnding; readonly by: string; readonly at: string },
): Promise<boolean> {
  const { count } = await tx.db.mandate.updateMany({ where: { id, endedAt: null }, data: { ending, endedBy: by, endedAt: at } });
  return count === 1;
}

/** Whether an agent holds a mandate of an applicant at a moment, whatever its scope. */
export async function holdsMandate(
  db: Reader,
  { applicantId, agentId }: { readonly applicantId: string; readonly agentId: string },
  now: string,
): Promise<boolean> {
  const live = { endedAt: null, startsAt: { lte: now }, endsAt: { gt: now } };
  return (await db.mandate.count({ where: { clientId: applicantId, agentId, ...live } })) > 0;
}
