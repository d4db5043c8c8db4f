import 'reflect-metadata';
import * as x509 from '@peculiar/x509';

/** Whom the certificates of a new seal name, and how long they hold. */
export interface SealSubject {
  /** The Management Authority, as organisation. */
  readonly authority: string;
  /** ISO 3166-1 alpha-2 of the Party. */
  readonly country: string;
  /** The name that a reader of the PDF sees as signer. */
  readonly signerName: string;
  /** SubjectPublicKeyInfo of the seal key (P-256), DER. */
  readonly publicKeySpki: Uint8Array;
  readonly notBefore: Date;
  /** Last moment of the seal's certificate; the root's holds ten years from `notBefore`. */
  readonly notAfter: Date;
}

const EC = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' } as const;

/** A positive serial number of sixteen random bytes (RFC 5280 §4.1.2.2). */
function serialNumber(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[0] = ((bytes[0] ?? 0) & 0x7f) | 0x40;
  return Buffer.from(bytes).toString('hex');
}

/** Backslashes what RFC 4514 gives a meaning, so that a name cannot add parts to the subject. */
const namePart = (text: string): string => text.replace(/[\\",+<>;=#]/g, '\\$&').trim();

/** A certificate for a seal key under a root that is made for it and thrown away: leaf first, DER. */
export async function certifySealAlone(subject: SealSubject): Promise<readonly [Uint8Array, Uint8Array]> {
  return certify(subject, await crypto.subtle.generateKey(EC, true, ['sign', 'verify']));
}

/** A certificate for a seal key under the root of the Party (PKCS#8, DER): leaf first, DER. */
export async function certifySeal(subject: SealSubject, rootPkcs8: Uint8Array): Promise<readonly [Uint8Array, Uint8Array]> {
  const privateKey = await crypto.subtle.importKey('pkcs8', new Uint8Array(rootPkcs8), EC, true, ['sign']);
  const { d: _, key_ops: __, ...jwk } = await crypto.subtle.exportKey('jwk', privateKey);
  const publicKey = await crypto.subtle.importKey('jwk', { ...jwk, key_ops: ['verify'] }, EC, true, ['verify']);
  return certify(subject, { privateKey, publicKey });
}

async function certify(subject: SealSubject, rootKeys: CryptoKeyPair): Promise<readonly [Uint8Array, Uint8Array]> {
  x509.cryptoProvider.set(crypto);
  const organisation = `O=${namePart(subject.authority)}, C=${namePart(subject.country)}`;
  const tenYears = new Date(subject.notBefore);
  tenYears.setUTCFullYear(tenYears.getUTCFullYear() + 10);
  const root = await x509.X509CertificateGenerator.createSelfSigned({
    serialNumber: serialNumber(),
    name: `CN=CITES permit seal root, ${organisation}`,
    notBefore: subject.notBefore,
    notAfter: tenYears,
    signingAlgorithm: EC,
    keys: rootKeys,
    extensions: [
      new x509.BasicConstraintsExtension(true, 0, true),
      new x509.KeyUsagesExtension(x509.KeyUsageFlags.keyCertSign | x509.KeyUsageFlags.cRLSign, true),
      await x509.SubjectKeyIdentifierExtension.create(rootKeys.publicKey),
    ],
  });
  const publicKey = await crypto.subtle.importKey('spki', new Uint8Array(subject.publicKeySpki), EC, true, ['verify']);
  const leaf = await x509.X509CertificateGenerator.create({
    serialNumber: serialNumber(),
    subject: `CN=${namePart(subject.signerName)}, ${organisation}`,
    issuer: root.subject,
    notBefore: subject.notBefore,
    notAfter: subject.notAfter,
    signingAlgorithm: EC,
    publicKey,
    signingKey: rootKeys.privateKey,
    extensions: [
      new x509.BasicConstraintsExtension(false),
      new x509.KeyUsagesExtension(x509.KeyUsageFlags.digitalSignature | x509.KeyUsageFlags.nonRepudiation, true),
      await x509.AuthorityKeyIdentifierExtension.create(rootKeys.publicKey),
      await x509.SubjectKeyIdentifierExtension.create(publicKey),
    ],
  });
  return [new Uint8Array(leaf.rawData), new Uint8Array(root.rawData)];
}
