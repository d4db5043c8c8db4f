import { cdeDecodeOptions, cdeEncodeOptions, decode, encode, Tag } from 'cbor2';
import { decodeBase32, encodeBase32 } from './base32';
import { fromMap, type PermitClaims, toMap } from './claims';

/** COSE_Sign1 (RFC 9052), ES256, deterministic CBOR: the code on the paper (decisions §7). */
const COSE_SIGN1 = 18;
const ALG = 1;
const ES256 = -7;
const KID = 4;

/** Half the order of P-256: of the two signatures (r, s) and (r, n−s) only the one with the smaller s is a signature here. */
const HALF_ORDER = 0x7fffffff800000007fffffffffffffffde737d56d38bcf4279dce5617e3192a8n;
const ORDER = 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n;

/** A QR code of version 18, level M, holds this many characters of its dense alphabet. */
const MOST_CHARACTERS = 816;
/** Longer than any code of ours; anything longer is not looked at. */
const MOST_SCANNED = 2_000;

const toBig = (bytes: Uint8Array): bigint => BigInt(`0x${Buffer.from(bytes).toString('hex')}`);

/** Whether a 64-byte signature has its s in the lower half. */
export const isLowS = (signature: Uint8Array): boolean => toBig(signature.subarray(32)) <= HALF_ORDER;

/** The same signature with its s in the lower half. */
export function toLowS(signature: Uint8Array): Uint8Array {
  if (isLowS(signature)) return signature;
  const s = (ORDER - toBig(signature.subarray(32))).toString(16).padStart(64, '0');
  return new Uint8Array([...signature.subarray(0, 32), ...Buffer.from(s, 'hex')]);
}

const cbor = (value: unknown): Uint8Array => encode(value, cdeEncodeOptions);

const protectedHeader = (kid: string): Uint8Array =>
  cbor(
    new Map<number, unknown>([
      [ALG, ES256],
      [KID, new Uint8Array(Buffer.from(kid, 'hex'))],
    ]),
  );

/** The bytes that are signed: RFC 9052 Sig_structure. */
const signatureBase = (header: Uint8Array, payload: Uint8Array): Uint8Array => cbor(['Signature1', header, new Uint8Array(0), payload]);

const cose = (header: Uint8Array, payload: Uint8Array, signature: Uint8Array): Uint8Array =>
  cbor(new Tag(COSE_SIGN1, [header, new Map(), payload, signature]));

/** The text of the code: the portal's address in capitals, `/V/`, base 32. */
export const codeText = (appOrigin: string, bytes: Uint8Array): string => `${appOrigin.toUpperCase()}/V/${encodeBase32(bytes)}`;

/** The claims that fit the code with this origin: lines are left out from the end until they do, and counted (claim 13). */
export function fitClaims(claims: PermitClaims, kid: string, appOrigin: string): PermitClaims {
  const header = protectedHeader(kid);
  const room = new Uint8Array(64).fill(255);
  for (let kept = claims.lines.length; ; kept--) {
    const fitted = { ...claims, lines: claims.lines.slice(0, kept), moreLines: claims.lines.length - kept };
    if (kept === 0 || codeText(appOrigin, cose(header, cbor(toMap(fitted)), room)).length <= MOST_CHARACTERS) return fitted;
  }
}

/** Makes the signed bytes; `sign` gives 64 bytes r‖s over what it is handed. */
export async function signClaims(claims: PermitClaims, kid: string, sign: (bytes: Uint8Array) => Promise<Uint8Array>): Promise<Uint8Array> {
  const header = protectedHeader(kid);
  const payload = cbor(toMap(claims));
  return cose(header, payload, toLowS(await sign(signatureBase(header, payload))));
}

/** A code that is well formed: what it claims, by which key, and what its signature must cover. Not yet verified. */
export interface ReadCode {
  readonly bytes: Uint8Array;
  readonly kid: string;
  readonly claims: PermitClaims;
  readonly signature: Uint8Array;
  readonly signedBytes: Uint8Array;
}

/** Takes the base 32 part out of what was scanned or pasted: a whole address with any host, or the part alone. */
export function payloadText(scanned: string): string {
  const text = scanned.trim();
  const at = text.toUpperCase().lastIndexOf('/V/');
  return at < 0 ? text : text.slice(at + 3);
}

/** Whether a scanned address leads to another host than the portal's. The part alone names none. */
export function namesForeignHost(scanned: string, appOrigin: string): boolean {
  const text = scanned.trim().toUpperCase();
  const at = text.lastIndexOf('/V/');
  return at > 0 && text.slice(0, at) !== appOrigin.toUpperCase();
}

const isBytes = (value: unknown): value is Uint8Array => value instanceof Uint8Array;
const equal = (a: Uint8Array, b: Uint8Array): boolean => a.length === b.length && Buffer.compare(a, b) === 0;

const safely = (bytes: Uint8Array): unknown => {
  try {
    return decode(bytes, cdeDecodeOptions);
  } catch {
    return undefined;
  }
};

/**
 * Reads a code strictly: accepted only in the one form that encoding it again gives (no other key order, number size, tag,
 * padding or extra header), with a signature whose s is in the lower half. Null for anything else.
 */
export function readCode(base32: string): ReadCode | null {
  if (base32.length > MOST_SCANNED) return null;
  const bytes = decodeBase32(base32);
  const tagged = bytes ? safely(bytes) : undefined;
  if (!bytes || !(tagged instanceof Tag) || tagged.tag !== COSE_SIGN1 || !Array.isArray(tagged.contents) || tagged.contents.length !== 4)
    return null;
  const [header, , payload, signature] = tagged.contents as unknown[];
  if (!isBytes(header) || !isBytes(payload) || !isBytes(signature) || signature.length !== 64) return null;
  const headers = safely(header);
  const kidBytes = headers instanceof Map ? headers.get(KID) : undefined;
  if (!isBytes(kidBytes) || kidBytes.length !== 8) return null;
  const kid = Buffer.from(kidBytes).toString('hex');
  const claims = fromMap(safely(payload));
  if (!claims) return null;
  if (!isCanonical(bytes, kid, claims, signature)) return null;
  if (!isLowS(signature)) return null;
  return { bytes, kid, claims, signature, signedBytes: signatureBase(header, payload) };
}

/** Whether these bytes are the only ones that say this: everything is encoded again from what was understood. */
const isCanonical = (bytes: Uint8Array, kid: string, claims: PermitClaims, signature: Uint8Array): boolean =>
  equal(bytes, cose(protectedHeader(kid), cbor(toMap(claims)), signature));
