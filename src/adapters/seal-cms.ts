import { createHash } from 'node:crypto';
import { context, der, integer, type Node, nodeAt, nodesIn, oid, setOf, TAG } from './der';

/** Everything that a seal of ours says; nothing else of it can vary. */
export interface SealContent {
  /** Certificate of the key first, then those above it; DER. */
  readonly certificateChain: readonly Uint8Array[];
  /** SHA-256 of the sealed bytes. */
  readonly digest: Uint8Array;
  /** ES256 over the attributes: 64 bytes r‖s. */
  readonly signature: Uint8Array;
  /** A time stamp on the signature (RFC 3161), DER; null where none was to be had. */
  readonly timeStamp: Uint8Array | null;
}

const DATA = oid('1.2.840.113549.1.7.1');
const SIGNED_DATA = oid('1.2.840.113549.1.7.2');
const CONTENT_TYPE = oid('1.2.840.113549.1.9.3');
const MESSAGE_DIGEST = oid('1.2.840.113549.1.9.4');
const SIGNING_CERTIFICATE_V2 = oid('1.2.840.113549.1.9.16.2.47');
const TIME_STAMP = oid('1.2.840.113549.1.9.16.2.14');
const SHA_256 = der(TAG.sequence, oid('2.16.840.1.101.3.4.2.1'));
const ECDSA_SHA_256 = der(TAG.sequence, oid('1.2.840.10045.4.3.2'));
const ONE = integer(new Uint8Array([1]));
const TBS_VERSION = context(0);

const attribute = (type: Uint8Array, value: Uint8Array): Uint8Array => der(TAG.sequence, type, der(TAG.set, value));

/** Issuer and serial number of a certificate, as they stand in it. */
function identityOf(certificate: Uint8Array): { readonly issuer: Uint8Array; readonly serial: Uint8Array } {
  const parts = nodesIn(nodeAt(certificate, 0)?.content ?? new Uint8Array()) ?? [];
  const start = parts[0]?.tag === TBS_VERSION ? 1 : 0;
  const [serial, issuer] = [parts[start], parts[start + 2]];
  if (!serial || !issuer) throw new Error('this is no certificate');
  return { issuer: issuer.bytes, serial: serial.bytes };
}

/** ESSCertIDv2: binds the signature to this very certificate, so that another for the same key cannot take its place (RFC 5035). */
function signingCertificate(certificate: Uint8Array): Uint8Array {
  const { issuer, serial } = identityOf(certificate);
  const hash = der(TAG.octets, createHash('sha256').update(certificate).digest());
  const issuerSerial = der(TAG.sequence, der(TAG.sequence, der(context(4), issuer)), serial);
  return der(TAG.sequence, der(TAG.sequence, der(TAG.sequence, hash, issuerSerial)));
}

/** What the key of the seal signs: no signing time inside, since PAdES takes it from the PDF. As a SET (RFC 5652 §5.4). */
export const signedAttributes = (certificate: Uint8Array, digest: Uint8Array, tag: number = TAG.set): Uint8Array =>
  setOf(tag, [
    attribute(CONTENT_TYPE, DATA),
    attribute(MESSAGE_DIGEST, der(TAG.octets, digest)),
    attribute(SIGNING_CERTIFICATE_V2, signingCertificate(certificate)),
  ]);

/** r‖s as the SEQUENCE of two numbers that a CMS carries. */
export const derSignature = (raw: Uint8Array): Uint8Array => der(TAG.sequence, integer(raw.subarray(0, 32)), integer(raw.subarray(32)));

/** The CMS of a PAdES baseline signature: the one spelling of what the seal says. */
export function writeSeal({ certificateChain, digest, signature, timeStamp }: SealContent): Uint8Array {
  const [certificate] = certificateChain;
  if (!certificate) throw new Error('the seal has no certificate');
  const { issuer, serial } = identityOf(certificate);
  const signer = der(
    TAG.sequence,
    ONE,
    der(TAG.sequence, issuer, serial),
    SHA_256,
    signedAttributes(certificate, digest, context(0)),
    ECDSA_SHA_256,
    der(TAG.octets, derSignature(signature)),
    ...(timeStamp ? [der(context(1), attribute(TIME_STAMP, timeStamp))] : []),
  );
  const signedData = der(
    TAG.sequence,
    ONE,
    der(TAG.set, SHA_256),
    der(TAG.sequence, DATA),
    der(context(0), ...certificateChain),
    der(TAG.set, signer),
  );
  return der(TAG.sequence, SIGNED_DATA, der(context(0), signedData));
}

const same = (a: Uint8Array, b: Uint8Array): boolean => Buffer.compare(a, b) === 0;
const childrenOf = (node: Node | null | undefined): readonly Node[] => (node ? (nodesIn(node.content) ?? []) : []);

/** Two numbers of 32 bytes out of their SEQUENCE; null when they are longer. */
function rawSignature(signature: Uint8Array): Uint8Array | null {
  const numbers = childrenOf(nodeAt(signature)).map(({ content }) => (content[0] === 0 ? content.subarray(1) : content));
  if (numbers.length !== 2 || numbers.some(({ length }) => length > 32)) return null;
  return new Uint8Array(Buffer.concat(numbers.map((number) => Buffer.concat([new Uint8Array(32 - number.length), number]))));
}

/** What a CMS says, if it is a seal of our one kind, spelt as we spell it: written again it must give the same bytes. Else null. */
export function readSealCms(cms: Uint8Array): SealContent | null {
  const [, , , certificates, signers] = childrenOf(nodeAt(cms, 1, 0));
  const [signer] = childrenOf(signers);
  const [, , , attributes, , signature, unsigned] = childrenOf(signer);
  const digest = childrenOf(attributes)
    .map((one) => childrenOf(one))
    .find(([type]) => type && same(type.bytes, MESSAGE_DIGEST))?.[1];
  const raw = signature ? rawSignature(signature.content) : null;
  const digestBytes = childrenOf(digest)[0]?.content;
  if (!raw || !digestBytes) return null;
  const stamp = childrenOf(childrenOf(childrenOf(unsigned)[0])[1])[0];
  const statement: SealContent = {
    certificateChain: childrenOf(certificates).map(({ bytes }) => bytes),
    digest: digestBytes,
    signature: raw,
    timeStamp: stamp?.bytes ?? null,
  };
  try {
    return same(writeSeal(statement), cms) ? statement : null;
  } catch {
    return null;
  }
}
