import { generateKeyPairSync, type JsonWebKey } from 'node:crypto';
import { kidOf } from './key-identifier';
import { makeSealCertificates } from './seal-certificate';

/** One key pair of the authority: the private half for the key file, the public half for the register. */
export interface MadeKey {
  readonly kid: string;
  readonly privateJwk: JsonWebKey;
  readonly publicJwk: JsonWebKey;
}

/** The keys of an installation: one signs permits, one seals documents. A key has one purpose. */
export interface MadeKeys {
  readonly permit: MadeKey;
  readonly seal: MadeKey & { readonly certificateChain: readonly string[] };
}

function makeKey(): MadeKey & { readonly spki: Uint8Array } {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const publicJwk = publicKey.export({ format: 'jwk' });
  return {
    kid: kidOf(publicJwk),
    privateJwk: privateKey.export({ format: 'jwk' }),
    publicJwk,
    spki: new Uint8Array(publicKey.export({ type: 'spki', format: 'der' })),
  };
}

/** Makes a permit key and a seal key with its certificate. The root that certifies the seal is thrown away: a new seal gets a new root. */
export async function makeKeys(authority: string, country: string, now: Date): Promise<MadeKeys> {
  const { spki: _permit, ...permit } = makeKey();
  const { spki, ...seal } = makeKey();
  const notAfter = new Date(now);
  notAfter.setUTCFullYear(notAfter.getUTCFullYear() + 2);
  // Demonstrations play scenes of the past: the certificate reaches back a year.
  const notBefore = new Date(now.getTime() - 365 * 86_400_000);
  const { chain } = await makeSealCertificates({
    authority,
    country,
    signerName: `${authority} – permit seal`,
    publicKeySpki: spki,
    notBefore,
    notAfter,
  });
  return { permit, seal: { ...seal, certificateChain: chain.map((der) => Buffer.from(der).toString('base64')) } };
}
