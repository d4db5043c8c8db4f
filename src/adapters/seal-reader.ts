import { createHash, verify, X509Certificate } from 'node:crypto';
import type { OpenedSeal, SealReader, SealState } from '@/services/ports';
import { derSignature, readSealCms, type SealContent, signedAttributes } from './seal-cms';

/** As much room as our seals keep, and more; a signature that takes more is none of ours. */
const MOST_SIGNATURE = 40_000;

const RANGES = /\/ByteRange\s*\[\s*(\d{1,10})\s+(\d{1,10})\s+(\d{1,10})\s+(\d{1,10})\s*\]/g;
/** A name may be spelt with `#42` for a letter, and an object hidden in a compressed stream; our files do neither. */
const OTHER_SPELLINGS = /\/ObjStm\b|\/[^\s/<>[\](){}%#]*#/;

interface FoundSeal {
  readonly covered: Uint8Array;
  readonly cms: Uint8Array;
}

/** The file without the bodies of its streams, in which chance spells any short name. */
function withoutStreams(text: string): string {
  let kept = '';
  let at = 0;
  for (let start = text.indexOf('stream'); start !== -1; start = text.indexOf('stream', at)) {
    kept += text.slice(at, start);
    const end = text.indexOf('endstream', start + 6);
    if (end === -1) return kept;
    at = end + 'endstream'.length;
  }
  return kept + text.slice(at);
}

/** The signature's own bytes: the rest of the room that was kept for it is noughts, and nothing else may stand there. */
function trimmed(signature: Uint8Array): Uint8Array | null {
  if (signature[0] !== 0x30 || signature[1] !== 0x82) return null;
  const length = 4 + (signature[2] ?? 0) * 256 + (signature[3] ?? 0);
  return length <= signature.length && signature.subarray(length).every((byte) => byte === 0) ? signature.subarray(0, length) : null;
}

/** The one signature whose two ranges leave out exactly its own hexadecimal text and nothing else; null for every other shape. */
function soleSeal(bytes: Uint8Array, text: string): FoundSeal | null {
  const ranges = [...text.matchAll(RANGES)];
  const [range] = ranges;
  if (!range || ranges.length !== 1 || text.split('/ByteRange').length !== 2 || OTHER_SPELLINGS.test(withoutStreams(text))) return null;
  const [start = 0, first = 0, second = 0, rest = 0] = range.slice(1).map(Number);
  if (start !== 0 || second <= first || second + rest !== bytes.length || second - first > MOST_SIGNATURE) return null;
  const gap = text.slice(first, second);
  if (!/^<(?:[0-9a-f]{2})+>$/.test(gap) || !/\/Contents\s*$/.test(text.slice(Math.max(0, first - 40), first))) return null;
  const cms = trimmed(Buffer.from(gap.slice(1, -1), 'hex'));
  return cms && { covered: Buffer.concat([bytes.subarray(0, first), bytes.subarray(second)]), cms };
}

const same = (a: Uint8Array, b: Uint8Array): boolean => Buffer.compare(a, b) === 0;

/** Each certificate is signed by the next, and the root by itself; a pinned certificate may also stand alone. */
function isChain(certificates: readonly Uint8Array[]): boolean {
  try {
    const chain = certificates.map((certificate) => new X509Certificate(Buffer.from(certificate)));
    return chain.every((certificate, index) => {
      const above = chain[index + 1] ?? certificate;
      return chain.length === 1 || (certificate.issuer === above.subject && certificate.verify(above.publicKey));
    });
  } catch {
    return false;
  }
}

function isSigned({ certificateChain: [certificate], digest, signature }: SealContent): boolean {
  if (!certificate) return false;
  const { publicKey: key } = new X509Certificate(Buffer.from(certificate));
  return verify('sha256', signedAttributes(certificate, digest), { key, dsaEncoding: 'ieee-p1363' }, signature);
}

/**
 * Looks for our seal on a file: exactly one signature, whose ranges cover all of the file but itself, made by one of the certificates
 * that are pinned. A name proves nothing, so a certificate is ours only if it is the very same bytes.
 */
function read(bytes: Uint8Array, pinned: readonly Uint8Array[]): SealState {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
  if (!text.includes('/ByteRange')) return 'unsealed';
  const seal = soleSeal(bytes, text);
  if (!seal) return 'modified';
  const statement = readSealCms(seal.cms);
  // A signature in another shape than ours is another's, whatever name it gives; unless it holds one of our certificates.
  if (!statement) return pinned.some((certificate) => Buffer.from(seal.cms).includes(Buffer.from(certificate))) ? 'modified' : 'foreign';
  const [certificate] = statement.certificateChain;
  if (!certificate || !pinned.some((one) => same(one, certificate))) return 'foreign';
  const isWhole = same(createHash('sha256').update(seal.covered).digest(), statement.digest);
  return isWhole && isChain(statement.certificateChain) && isSigned(statement) ? 'intact' : 'modified';
}

function open(bytes: Uint8Array): OpenedSeal | null {
  const found = soleSeal(bytes, Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1'));
  const content = found && readSealCms(found.cms);
  if (!content) return null;
  const { certificateChain, signature, timeStamp: token } = content;
  const digest = createHash('sha256').update(derSignature(signature)).digest();
  return { certificateChain, timeStamp: token && { token, digest } };
}

/** Reads seals without asking anybody else. */
export const sealReader: SealReader = { read, open };
