import { createHash, verify, X509Certificate } from 'node:crypto';
import { context, der, integer, type Node, nodeAt, nodesIn, oid, TAG } from './der';

/** What a time stamp says, once its own signature was found good. */
export interface TimeStamp {
  /** The moment, as the service counts it. */
  readonly at: Date;
  /** Name of the certificate that signed it. */
  readonly service: string;
}

const SIGNED_DATA = oid('1.2.840.113549.1.7.2');
const TST_INFO = oid('1.2.840.113549.1.9.16.1.4');
const CONTENT_TYPE = oid('1.2.840.113549.1.9.3');
const MESSAGE_DIGEST = oid('1.2.840.113549.1.9.4');
const CERTIFICATE_HASHES = [
  { type: oid('1.2.840.113549.1.9.16.2.12'), hash: 'sha1' },
  { type: oid('1.2.840.113549.1.9.16.2.47'), hash: 'sha256' },
] as const;
const SHA_256 = oid('2.16.840.1.101.3.4.2.1');
const HASHES: Readonly<Record<string, string>> = Object.fromEntries(
  (
    [
      ['sha256', '2.16.840.1.101.3.4.2.1'],
      ['sha384', '2.16.840.1.101.3.4.2.2'],
      ['sha512', '2.16.840.1.101.3.4.2.3'],
    ] as const
  ).map(([hash, id]) => [Buffer.from(oid(id)).toString('hex'), hash]),
);
/** The purpose that a certificate must have to stamp time (RFC 3161 §2.3), and no other. */
const TIME_STAMPING = '1.3.6.1.5.5.7.3.8';
const NUMBER_ONE = integer(new Uint8Array([1]));
const NULL = new Uint8Array([5, 0]);
const TRUE = new Uint8Array([1, 1, 0xff]);

const same = (a: Uint8Array | undefined, b: Uint8Array): boolean => a !== undefined && Buffer.compare(a, b) === 0;
const children = (node: Node | null | undefined): readonly Node[] => (node ? (nodesIn(node.content) ?? []) : []);
const imprintOf = (digest: Uint8Array): Uint8Array => der(TAG.sequence, der(TAG.sequence, SHA_256, NULL), der(TAG.octets, digest));

/** Asks for a time stamp on a SHA-256, with the certificate of the service inside. */
export const timeStampRequest = (digest: Uint8Array, nonce: Uint8Array): Uint8Array =>
  der(TAG.sequence, NUMBER_ONE, imprintOf(digest), integer(nonce), TRUE);

/** The token of an answer that grants one (RFC 3161 §2.4.2); null for a refusal and for anything else. */
export function grantedToken(answer: Uint8Array): Uint8Array | null {
  const [status, token, ...more] = children(nodeAt(answer));
  const granted = children(status)[0];
  const isGranted = granted?.tag === TAG.integer && granted.content.length === 1 && (granted.content[0] ?? 9) <= 1;
  return isGranted && token && more.length === 0 ? token.bytes : null;
}

/** A moment as GeneralizedTime in UTC, `20261123093000Z`, with or without a fraction. */
function momentOf(text: string): Date | null {
  const parts = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(\.\d{1,6})?Z$/.exec(text);
  if (!parts) return null;
  const [, year, month, day, hour, minute, second, fraction = ''] = parts;
  const moment = new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}${fraction.slice(0, 4)}Z`);
  return Number.isNaN(moment.getTime()) ? null : moment;
}

/** What was stamped, when, and on whose question; null where it is not what was asked. */
function readInfo(info: Uint8Array, digest: Uint8Array, nonce: Uint8Array | null): Date | null {
  const [version, , imprint, , time, ...rest] = children(nodeAt(info));
  if (!same(version?.bytes, NUMBER_ONE)) return null;
  const [algorithm, hash] = children(imprint);
  if (!same(children(algorithm)[0]?.bytes, SHA_256) || !same(hash?.content, digest)) return null;
  if (nonce && !rest.some(({ tag, bytes }) => tag === TAG.integer && same(bytes, integer(nonce)))) return null;
  return time ? momentOf(Buffer.from(time.content).toString('latin1')) : null;
}

/** The certificate inside the token that its signer names by hash. */
function signerOf(certificates: readonly Node[], attribute: (type: Uint8Array) => Node | undefined): X509Certificate | null {
  for (const { type, hash } of CERTIFICATE_HASHES) {
    const value = attribute(type);
    // SigningCertificate(V2) ::= SEQUENCE { SEQUENCE OF ESSCertID(v2) … }, of which the first is the signer's.
    const first = children(children(children(value)[0])[0])[0];
    const named = children(first).find(({ tag }) => tag === TAG.octets);
    const found = certificates.find(({ bytes }) => same(named?.content, createHash(hash).update(bytes).digest()));
    if (found) return new X509Certificate(Buffer.from(found.bytes));
  }
  return null;
}

/**
 * Reads a time stamp: made for this SHA-256, on this question, and truly signed by a certificate that may do nothing but stamp time. Whom
 * to believe is a matter of who was asked: only services of the configuration are.
 */
export function readTimeStamp(token: Uint8Array, digest: Uint8Array, nonce: Uint8Array | null): TimeStamp | null {
  try {
    const [type, wrapped] = children(nodeAt(token));
    if (!same(type?.bytes, SIGNED_DATA)) return null;
    const [, , encapsulated, ...rest] = children(children(wrapped)[0]);
    const [contentType, content] = children(encapsulated);
    const info = children(content)[0]?.content;
    const certificates = children(rest.find(({ tag }) => tag === context(0)));
    const [signer, ...others] = children(rest.find(({ tag }) => tag === TAG.set));
    if (!same(contentType?.bytes, TST_INFO) || !info || !signer || others.length > 0) return null;
    const [, , digestAlgorithm, attributes, , signature] = children(signer);
    const hash = HASHES[Buffer.from(children(digestAlgorithm)[0]?.bytes ?? []).toString('hex')];
    if (!hash || attributes?.tag !== context(0) || !signature) return null;
    const attribute = (wanted: Uint8Array): Node | undefined =>
      children(children(attributes).find((one) => same(children(one)[0]?.bytes, wanted)))[1];
    const isOverInfo =
      same(children(attribute(CONTENT_TYPE))[0]?.bytes, TST_INFO) &&
      same(children(attribute(MESSAGE_DIGEST))[0]?.content, createHash(hash).update(info).digest());
    const certificate = signerOf(certificates, attribute);
    if (!isOverInfo || !certificate || certificate.keyUsage?.join() !== TIME_STAMPING) return null;
    // Signed as a SET, although it stands there under a tag of its own (RFC 5652 §5.4).
    const signed = Buffer.from(attributes.bytes);
    signed[0] = TAG.set;
    if (!verify(hash, signed, certificate.publicKey, signature.content)) return null;
    const at = readInfo(info, digest, nonce);
    return at && { at, service: certificate.subject.split('\n').at(-1) ?? '' };
  } catch {
    return null;
  }
}
