import 'server-only';
import { createHash } from 'node:crypto';
import type { Reader } from '@/data/client';
import { eventHashes, insertTileRoots, tileCount, tileRoots } from '@/data/log-tree';
import { type KnownHash, rangeRoot, TILE_LEVELS, TILE_WIDTH, type TreeHash } from '@/domain/audit/merkle-tree';

const sha256 = (...parts: readonly Uint8Array[]): Uint8Array => {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return new Uint8Array(hash.digest());
};
const LEAF = new Uint8Array([0]);
const NODE = new Uint8Array([1]);

const TREE: TreeHash = { leaf: (data) => sha256(LEAF, data), node: (left, right) => sha256(NODE, left, right) };

/** Parents made in one turn: the leaves of 64 of them are 16,384 rows. */
const PARENTS = 64;

/** Children of a level: hashes of events for the first, stored roots above. */
async function childHashes(level: number, from: number, to: number, db: Reader): Promise<ReadonlyMap<number, Uint8Array>> {
  if (level > 0) return new Map((await tileRoots(db, level, from, to)).map(({ index, root }) => [index, root]));
  return new Map((await eventHashes(db, from, to)).map(({ index, hash }) => [index, TREE.leaf(hash)]));
}

function must(root: Uint8Array | null): Uint8Array {
  if (!root) throw new Error('the log lacks an event');
  return root;
}

/** Stores the roots of whole subtrees that the log has grown by: each event is read once, ever. */
export async function growTiles(size: number, db: Reader): Promise<void> {
  for (let level = 1; level <= TILE_LEVELS; level += 1) {
    const wanted = Math.floor(size / TILE_WIDTH ** level);
    for (let first = await tileCount(db, level); first < wanted; ) {
      const until = Math.min(first + PARENTS, wanted);
      const children = await childHashes(level - 1, first * TILE_WIDTH, until * TILE_WIDTH, db);
      const known: KnownHash = (at, index) => (at === 0 ? children.get(index) : undefined);
      const roots = Array.from({ length: until - first }, (_, nth) =>
        must(rangeRoot((first + nth) * TILE_WIDTH, (first + nth + 1) * TILE_WIDTH, known, TREE)),
      );
      await insertTileRoots(db, level, first, roots);
      first = until;
    }
  }
}

/** Loads what the roots of ranges around some places of the tree are made of: at each level the brothers of each place. */
async function loadAround(places: readonly number[], size: number, db: Reader): Promise<KnownHash> {
  const loaded = new Map<string, Uint8Array>();
  for (let level = 0; level <= TILE_LEVELS; level += 1) {
    const families = new Set(places.map((place) => Math.floor(place / TILE_WIDTH ** (level + 1))));
    for (const family of families) {
      const to = Math.min((family + 1) * TILE_WIDTH, Math.floor(size / TILE_WIDTH ** level));
      for (const [index, hash] of await childHashes(level, family * TILE_WIDTH, to, db)) loaded.set(`${level}/${index}`, hash);
    }
  }
  return (level, index) => loaded.get(`${level}/${index}`);
}

/** The root of the log at a size. The whole subtrees below it must have been stored. */
export async function rootAt(size: number, db: Reader): Promise<Uint8Array> {
  return must(rangeRoot(0, size, await loadAround([size - 1], size, db), TREE));
}

/** The roots of ranges that a proof consists of; `places` are the leaves that it is about. */
export async function rangeRoots(
  ranges: readonly (readonly [number, number])[],
  places: readonly number[],
  size: number,
  db: Reader,
): Promise<readonly Uint8Array[]> {
  const known = await loadAround([...places, size - 1], size, db);
  return ranges.map(([start, end]) => must(rangeRoot(start, end, known, TREE)));
}
