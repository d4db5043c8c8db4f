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

/** A seal certificate under a root of its own. The root key signs seal certificates and nothing else; it belongs offline. */
export interface SealCertificates {
  /** Leaf first, then root; DER. */
  readonly chain: readonly [Uint8Array, Uint8Array];
  readonly rootPrivateKeyPkcs8: Uint8Array;
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

/** Makes a root and the certificate of a seal key under it, for a Party without a certification authority of its own. */
export async function makeSealCertificates(subject: SealSubject): Promise<SealCertificates> {
  x509.cryptoProvider.set(crypto);
  const organisation = `O=${namePart(subject.authority)}, C=${namePart(subject.country)}`;
  const tenYears = new Date(subject.notBefore);
  tenYears.setUTCFullYear(tenYears.getUTCFullYear() + 10);
  const rootKeys = await crypto.subtle.generateKey(EC, true, ['sign', 'verify']);
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
  return {
    chain: [new Uint8Array(leaf.rawData), new Uint8Array(root.rawData)],
    rootPrivateKeyPkcs8: new Uint8Array(await crypto.subtle.exportKey('pkcs8', rootKeys.privateKey)),
  };
}
