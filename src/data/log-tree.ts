import 'server-only';
import { z } from 'zod';
import type { Reader } from './client';

const rootSchema = z.array(z.object({ index: z.string(), root: z.instanceof(Uint8Array) }));
const leafSchema = z.array(z.object({ seq: z.string(), hash: z.string() }));

/** The hashes of events, by their place in the tree, which begins with nought; from one place up to but not with another. */
export async function eventHashes(
  db: Reader,
  from: number,
  to: number,
): Promise<readonly { readonly index: number; readonly hash: Uint8Array }[]> {
  const rows = await db.$queryRaw<
    unknown[]
  >`SELECT e.seq::text, e.hash FROM audit_event e WHERE e.seq > ${from}::bigint AND e.seq <= ${to}::bigint ORDER BY e.seq`;
  return leafSchema.parse(rows).map(({ seq, hash }) => ({ index: Number(seq) - 1, hash: new Uint8Array(Buffer.from(hash, 'hex')) }));
}

/** Stored roots of a level, from one index up to but not with another. */
export async function tileRoots(
  db: Reader,
  level: number,
  from: number,
  to: number,
): Promise<readonly { readonly index: number; readonly root: Uint8Array }[]> {
  const rows = await db.$queryRaw<
    unknown[]
  >`SELECT t.index::text, t.root FROM log_tile t WHERE t.level = ${level}::int AND t.index >= ${from}::bigint AND t.index < ${to}::bigint ORDER BY t.index`;
  return rootSchema.parse(rows).map(({ index, root }) => ({ index: Number(index), root: new Uint8Array(root) }));
}

/** How many roots of a level are stored. */
export async function tileCount(db: Reader, level: number): Promise<number> {
  const rows = await db.$queryRaw<unknown[]>`SELECT COALESCE(max(index) + 1, 0)::text AS count FROM log_tile WHERE level = ${level}::int`;
  return Number(z.array(z.object({ count: z.string() })).parse(rows)[0]?.count ?? 0);
}

/** Stores the next roots of a level. */
export async function insertTileRoots(db: Reader, level: number, first: number, roots: readonly Uint8Array[]): Promise<void> {
  const hex = roots.map((root) => Buffer.from(root).toString('hex'));
  await db.$executeRaw`INSERT INTO log_tile (level, index, root)
    SELECT ${level}::int, ${first}::bigint + nth - 1, decode(root, 'hex') FROM unnest(${hex}::text[]) WITH ORDINALITY AS given(root, nth) ON CONFLICT DO NOTHING`;
}
