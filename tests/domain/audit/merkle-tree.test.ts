import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { consistencyRanges, inclusionRanges, type KnownHash, rangeRoot, TILE_WIDTH, type TreeHash } from '@/domain/audit/merkle-tree';

const sha256 = (...parts: readonly Uint8Array[]) => new Uint8Array(createHash('sha256').update(Buffer.concat(parts)).digest());
const hash: TreeHash = { leaf: (data) => sha256(new Uint8Array([0]), data), node: (a, b) => sha256(new Uint8Array([1]), a, b) };
const leaves = Array.from({ length: 1500 }, (_, n) => hash.leaf(new TextEncoder().encode(`event ${n}`)));

/** RFC 6962 §2.1, word for word. */
function mth(list: readonly Uint8Array[]): Uint8Array {
  const [only] = list;
  if (list.length === 1 && only) return only;
  let k = 1;
  while (k * 2 < list.length) k *= 2;
  return hash.node(mth(list.slice(0, k)), mth(list.slice(k)));
}

const bare: KnownHash = (level, index) => (level === 0 ? leaves[index] : undefined);
const tiled: KnownHash = (level, index) => {
  if (level === 0) return leaves[index];
  const from = index * TILE_WIDTH ** level;
  return from + TILE_WIDTH ** level <= leaves.length ? mth(leaves.slice(from, from + TILE_WIDTH ** level)) : undefined;
};
const hexOf = (bytes: Uint8Array | null) => bytes && Buffer.from(bytes).toString('hex');
const size = fc.integer({ min: 1, max: leaves.length });

it('has the root that RFC 6962 gives, with stored subtrees as without', () => {
  expect(hexOf(rangeRoot(0, 1, bare, hash))).toBe(hexOf(leaves[0] ?? null));
  fc.assert(
    fc.property(size, (n) => {
      const wanted = hexOf(mth(leaves.slice(0, n)));
      expect([hexOf(rangeRoot(0, n, bare, hash)), hexOf(rangeRoot(0, n, tiled, hash))]).toEqual([wanted, wanted]);
    }),
    { numRuns: 40 },
  );
});

it('has no root when a leaf is not there', () => {
  expect(rangeRoot(0, 3, (level, index) => (index === 1 ? undefined : bare(level, index)), hash)).toBeNull();
});

it('proves every leaf by roots that, hashed together, give the root', () => {
  fc.assert(
    fc.property(size, fc.nat(), (n, at) => {
      const index = at % n;
      let [start, end] = [index, index + 1];
      let held = leaves[index] as Uint8Array;
      for (const [from, to] of inclusionRanges(index, n)) {
        const brother = rangeRoot(from, to, tiled, hash) as Uint8Array;
        held = from === end ? hash.node(held, brother) : hash.node(brother, held);
        [start, end] = [Math.min(start, from), Math.max(end, to)];
      }
      expect([start, end, hexOf(held)]).toEqual([0, n, hexOf(mth(leaves.slice(0, n)))]);
    }),
    { numRuns: 60 },
  );
});

it('proves that one size is the beginning of another by ranges that tell both apart', () => {
  fc.assert(
    fc.property(size, size, (a, b) => {
      const [from, to] = [Math.min(a, b), Math.max(a, b)];
      const ranges = consistencyRanges(from, to);
      // Every range lies wholly within the old tree or wholly beyond it, and none overlaps another.
      for (const [start, end] of ranges) expect(end <= from || start >= from).toBe(true);
      const sorted = [...ranges].sort((x, y) => x[0] - y[0]);
      for (const [n, range] of sorted.entries())
        if (n > 0) expect(range[0]).toBeGreaterThanOrEqual((sorted[n - 1] as readonly [number, number])[1]);
    }),
    { numRuns: 60 },
  );
});
