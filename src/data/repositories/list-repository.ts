import 'server-only';
import { z } from 'zod';
import type { Reader } from '../client';

/** A list as it was last published. */
export interface PublishedList {
  readonly counter: number;
  readonly body: string;
  readonly issuedAt: string;
  readonly nextUpdate: string;
}

/** The list of a kind and name as it was last published, or null. */
export async function findPublishedList(db: Reader, kind: 'keys' | 'status' | 'trust', name: string): Promise<PublishedList | null> {
  const row = await db.publishedList.findUnique({ where: { kind_name: { kind, name } } });
  return row && { counter: row.counter, body: row.body, issuedAt: row.issuedAt.toISOString(), nextUpdate: row.nextUpdate.toISOString() };
}

/** Publishes a list that the portal itself signs, in place of the one before. */
export async function saveSignedList(db: Reader, kind: 'status' | 'trust', name: string, list: PublishedList): Promise<void> {
  await db.$executeRaw`INSERT INTO published_list (kind, name, counter, body, issued_at, next_update)
    VALUES (${kind}, ${name}, ${list.counter}::int, ${list.body}, ${new Date(list.issuedAt)}::timestamptz, ${new Date(list.nextUpdate)}::timestamptz)
    ON CONFLICT (kind, name) DO UPDATE SET counter = EXCLUDED.counter, body = EXCLUDED.body, issued_at = EXCLUDED.issued_at, next_update = EXCLUDED.next_update`;
}

const yearSchema = z.object({ year: z.number(), changed_at: z.date() });

/** The years whose permits somebody may still hold, and when any of their states last changed. */
export async function yearsWithPermits(
  db: Reader,
  party: string,
): Promise<readonly { readonly year: number; readonly changedAt: string }[]> {
  const rows = await db.$queryRaw<unknown[]>`SELECT s.year, p.state_at AS changed_at FROM permit_series s
    CROSS JOIN LATERAL (SELECT state_at FROM permit WHERE party = s.party AND year = s.year ORDER BY state_at DESC LIMIT 1) p WHERE s.party = ${party} ORDER BY s.year`;
  return z
    .array(yearSchema)
    .parse(rows)
    .map(({ year, changed_at }) => ({ year, changedAt: changed_at.toISOString() }));
}

const stateSchema = z.object({ serial: z.number(), state: z.string() });

/** The states of a year's permits by serial number, a page at a time. */
export async function statesOfYear(
  db: Reader,
  party: string,
  year: number,
  after: number,
): Promise<readonly { readonly serial: number; readonly state: string }[]> {
  const rows = await db.$queryRaw<
    unknown[]
  >`SELECT serial, state FROM permit WHERE party = ${party} AND year = ${year}::int AND serial > ${after}::int ORDER BY serial LIMIT 20000`;
  return z.array(stateSchema).parse(rows);
}

const jwkSchema = z.object({ kty: z.literal('EC'), crv: z.literal('P-256'), x: z.string(), y: z.string() });

/** The keys for attestations with their states, the newest first; an authority has a few. */
export async function attestationKeys(db: Reader) {
  const rows = await db.signingKey.findMany({
    where: { purpose: 'attestation' },
    orderBy: [{ usedFrom: 'desc' }, { kid: 'asc' }],
    take: 40,
    select: { kid: true, state: true, publicJwk: true },
  });
  return rows.map(({ kid, state, publicJwk }) => ({ kid, state, jwk: jwkSchema.parse(publicJwk) }));
}
