/** The little of DER (X.690) that seals and time stamps need: one way to write a value, and no other way to read it. */

export const TAG = { integer: 0x02, octets: 0x04, oid: 0x06, sequence: 0x30, set: 0x31 } as const;

/** A context tag with something inside: `[0]`, `[1]`. */
export const context = (number: number): number => 0xa0 + number;

function lengthOf(length: number): readonly number[] {
  if (length < 0x80) return [length];
  const bytes: number[] = [];
  for (let rest = length; rest > 0; rest >>>= 8) bytes.unshift(rest & 0xff);
  return [0x80 + bytes.length, ...bytes];
}

/** Writes a value. */
export function der(tag: number, ...parts: readonly Uint8Array[]): Uint8Array {
  const length = parts.reduce((sum, part) => sum + part.length, 0);
  return new Uint8Array(Buffer.concat([new Uint8Array([tag, ...lengthOf(length)]), ...parts]));
}

/** Writes an unsigned number of any size. */
export function integer(bytes: Uint8Array): Uint8Array {
  let start = 0;
  while (start < bytes.length - 1 && bytes[start] === 0) start++;
  const short = bytes.subarray(start);
  return der(TAG.integer, ...((short[0] ?? 0) >= 0x80 ? [new Uint8Array(1)] : []), short);
}

/** Writes an object identifier. */
export function oid(text: string): Uint8Array {
  const [first = 0, second = 0, ...rest] = text.split('.').map(Number);
  const base128 = (value: number): readonly number[] => {
    const digits = [value & 0x7f];
    for (let left = value >>> 7; left > 0; left >>>= 7) digits.unshift((left & 0x7f) | 0x80);
    return digits;
  };
  return der(TAG.oid, new Uint8Array([first * 40 + second, ...rest.flatMap(base128)]));
}

/** A set of values, in the one order that DER allows. */
export const setOf = (tag: number, values: readonly Uint8Array[]): Uint8Array =>
  der(tag, ...[...values].sort((a, b) => Buffer.compare(a, b)));

/** A value that was read: its tag, all of its bytes, and what is inside. */
export interface Node {
  readonly tag: number;
  readonly bytes: Uint8Array;
  readonly content: Uint8Array;
}

/** Reads the values that stand one after the other; null where they are not whole. */
export function nodesIn(bytes: Uint8Array): readonly Node[] | null {
  const nodes: Node[] = [];
  for (let at = 0; at < bytes.length; ) {
    const tag = bytes[at] ?? 0;
    const size = bytes[at + 1] ?? 0x80;
    const extra = size >= 0x80 ? size - 0x80 : 0;
    if ((tag & 0x1f) === 0x1f || size === 0x80 || extra > 3) return null;
    const start = at + 2 + extra;
    const length = extra === 0 ? size : bytes.subarray(at + 2, start).reduce((sum, byte) => sum * 256 + byte, 0);
    const end = start + length;
    if (end > bytes.length) return null;
    nodes.push({ tag, bytes: bytes.subarray(at, end), content: bytes.subarray(start, end) });
    at = end;
  }
  return nodes;
}

/** The value at a place: of the first value its child number so and so, of that one the next. */
export function nodeAt(bytes: Uint8Array, ...path: readonly number[]): Node | null {
  let found = nodesIn(bytes)?.[0] ?? null;
  for (const index of path) found = found ? (nodesIn(found.content)?.[index] ?? null) : null;
  return found;
}
