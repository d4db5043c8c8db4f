import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import type { KeyPurpose, PublicJwk } from '@/domain/keys/signing-key';
import { kidOf, publicJwkOf } from './key-identifier';
import { certifySealAlone } from './seal-certificate';

/** One key pair of the authority: the private half for the key store, the public half for the register. */
export interface MadeKey {
  readonly kid: string;
  readonly purpose: KeyPurpose;
  readonly privateKey: KeyObject;
  readonly publicJwk: PublicJwk;
  /** Leaf first; empty for a purpose that needs no certificate. */
  readonly certificateChain: readonly Uint8Array[];
}

/** Whom a key speaks for. */
interface Authority {
  readonly name: string;
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
}

/** Makes a key for a purpose. The root that certifies a seal made here is thrown away: a new seal gets a new root. */
export async function makeKey(purpose: KeyPurpose, authority: Authority, now: Date): Promise<MadeKey> {
  const { privateKey, publicKey } =
    purpose === 'checkpoint' ? generateKeyPairSync('ed25519') : generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const publicJwk = publicJwkOf(publicKey);
  const chain = purpose === 'seal' ? await sealChain(publicKey, authority, now) : [];
  return { kid: kidOf(publicJwk), purpose, privateKey, publicJwk, certificateChain: chain };
}

function sealChain(publicKey: KeyObject, { name, country }: Authority, now: Date): Promise<readonly Uint8Array[]> {
  const notAfter = new Date(now);
  notAfter.setUTCFullYear(notAfter.getUTCFullYear() + 2);
  return certifySealAlone({
    authority: name,
    country,
    signerName: `${name} – permit seal`,
    publicKeySpki: new Uint8Array(publicKey.export({ type: 'spki', format: 'der' })),
    // Demonstrations play scenes of the past: the certificate reaches back a year.
    notBefore: new Date(now.getTime() - 365 * 86_400_000),
    notAfter,
  });
}
