/** How the nodes of the tree are hashed (RFC 6962 §2.1): a leaf and a node begin with different bytes, so that neither passes for the other. */
export interface TreeHash {
  readonly leaf: (data: Uint8Array) => Uint8Array;
  readonly node: (left: Uint8Array, right: Uint8Array) => Uint8Array;
}

/** How many children a stored subtree has, and how many levels of them are kept. */
export const TILE_WIDTH = 256;
export const TILE_LEVELS = 3;

/**
 * The hashes that are at hand: of a leaf (level 0), which must be, or of a whole subtree of 256^level leaves, which may be.
 * `index` counts subtrees of that size from the left.
 */
export type KnownHash = (level: number, index: number) => Uint8Array | undefined;

/** The largest power of two below a number above one: where a tree is split. */
function split(size: number): number {
  let half = 1;
  while (half * 2 < size) half *= 2;
  return half;
}

/** The level of which a range is one whole subtree, or null. */
function levelOf(start: number, end: number): number | null {
  for (let level = 0, width = 1; level <= TILE_LEVELS; level += 1, width *= TILE_WIDTH)
    if (end - start === width) return start % width === 0 ? level : null;
  return null;
}

/** The root over the leaves of a range, out of what is known and as little hashing as that allows. */
export function rangeRoot(start: number, end: number, known: KnownHash, hash: TreeHash): Uint8Array | null {
  const level = levelOf(start, end);
  const stored = level === null ? undefined : known(level, start / TILE_WIDTH ** level);
  if (stored) return stored;
  if (end - start <= 1) return null;
  const middle = start + split(end - start);
  const left = rangeRoot(start, middle, known, hash);
  const right = rangeRoot(middle, end, known, hash);
  return left && right ? hash.node(left, right) : null;
}

type Range = readonly [start: number, end: number];

/** The subtrees whose roots prove that a leaf is in the tree of a size, lowest first (RFC 6962 §2.1.1). */
export function inclusionRanges(index: number, size: number, start = 0): readonly Range[] {
  if (size === 1) return [];
  const half = split(size);
  return index < half
    ? [...inclusionRanges(index, half, start), [start + half, start + size]]
    : [...inclusionRanges(index - half, size - half, start + half), [start, start + half]];
}

/** The subtrees whose roots prove that the tree of one size is the beginning of another (RFC 6962 §2.1.2). */
export function consistencyRanges(from: number, to: number, start = 0, isWhole = true): readonly Range[] {
  if (from === to) return isWhole ? [] : [[start, start + to]];
  const half = split(to);
  return from <= half
    ? [...consistencyRanges(from, half, start, isWhole), [start + half, start + to]]
    : [...consistencyRanges(from - half, to - half, start + half, false), [start, start + half]];
}
