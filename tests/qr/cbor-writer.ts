/** CBOR written by hand, also in the many ways that deterministic CBOR forbids. */

/** How the writer departs from the one canonical form. */
export interface Manner {
  /** Bytes of every length and number: as few as possible, or at least so many. */
  readonly width?: 1 | 2 | 4 | 8;
  readonly keysReversed?: boolean;
  readonly indefinite?: boolean;
}

/** A tagged value. */
export interface Tagged {
  readonly tag: number;
  readonly value: unknown;
}

const isTagged = (value: object): value is Tagged => 'tag' in value;

function head(major: number, amount: number, { width = 1 }: Manner): number[] {
  const type = major << 5;
  const fits = amount < 24 ? 0 : amount < 256 ? 1 : amount < 65_536 ? 2 : 4;
  const size = width === 1 ? fits : Math.max(fits, width);
  if (size === 0) return [type | amount];
  const bytes = Array.from({ length: size }, (_, i) => Number((BigInt(amount) >> BigInt(8 * (size - 1 - i))) & 255n));
  return [type | (24 + Math.log2(size)), ...bytes];
}

const compareBytes = (a: readonly number[], b: readonly number[]) => Buffer.compare(Buffer.from(a), Buffer.from(b));

function write(value: unknown, manner: Manner): number[] {
  if (typeof value === 'number') return value < 0 ? head(1, -1 - value, manner) : head(0, value, manner);
  if (value instanceof Uint8Array) return [...head(2, value.length, manner), ...value];
  if (typeof value === 'string') {
    const bytes = new TextEncoder().encode(value);
    return [...head(3, bytes.length, manner), ...bytes];
  }
  if (Array.isArray(value)) {
    const parts = value.flatMap((part) => write(part, manner));
    return manner.indefinite ? [0x9f, ...parts, 0xff] : [...head(4, value.length, manner), ...parts];
  }
  if (value instanceof Map) {
    const entries = [...value]
      .map(([key, inner]) => [write(key, manner), write(inner, manner)] as const)
      .sort((a, b) => compareBytes(a[0], b[0]));
    const ordered = manner.keysReversed ? entries.reverse() : entries;
    const parts = ordered.flatMap(([key, inner]) => [...key, ...inner]);
    return manner.indefinite ? [0xbf, ...parts, 0xff] : [...head(5, value.size, manner), ...parts];
  }
  if (typeof value === 'object' && value !== null && isTagged(value)) return [...head(6, value.tag, manner), ...write(value.value, manner)];
  throw new Error(`cannot write ${String(value)}`);
}

/** The bytes of a value: deterministic CBOR unless told otherwise. */
export const writeCbor = (value: unknown, manner: Manner = {}): Uint8Array => new Uint8Array(write(value, manner));
