/** A seal that lives in the test alone, with a certificate of its own. */
import { generateKeyPairSync, sign } from 'node:crypto';
import { sealPdf } from '@/adapters/pdf-sealer';
import { certifySealAlone } from '@/adapters/seal-certificate';
import type { PublicJwk } from '@/domain/keys/signing-key';
import { registerKey } from '@/services/keys/ceremonies';
import type { PdfSealer, TimeStamper } from '@/services/ports';
import { ownerUrl, withClient } from './database';

const AT = new Date('2026-11-23T09:30:00Z');

/** Makes a seal. Two of them have the same names and nothing else in common. */
export async function makeTestSeal() {
  const keys = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const chain = await certifySealAlone({
    authority: 'Management Authority, of "Exampleland"',
    country: 'XA',
    signerName: 'Permit seal',
    publicKeySpki: keys.publicKey.export({ type: 'spki', format: 'der' }),
    notBefore: new Date('2026-01-01T00:00:00Z'),
    notAfter: new Date('2028-01-01T00:00:00Z'),
  });
  const signIt = async (bytes: Uint8Array) => new Uint8Array(sign('sha256', bytes, { key: keys.privateKey, dsaEncoding: 'ieee-p1363' }));
  const sealer: PdfSealer = { seal: (pdf, statement) => sealPdf(pdf, { sign: signIt, certificateChain: chain, ...statement }) };
  return {
    sealer,
    chain,
    certificate: chain[0],
    publicJwk: keys.publicKey.export({ format: 'jwk' }),
    seal: (pdf: Uint8Array, stamp: TimeStamper['stamp'] | null = null): Promise<Uint8Array> =>
      sealer.seal(pdf, {
        signerName: 'Permit seal (Élevage)',
        reason: 'Issued by the Management Authority',
        place: 'Port-Exemple',
        // As long as the address in a square code is: other programs than ours must read the seal with it.
        contact: `HTTPS://PERMITS.EXAMPLE.GOV/V/${'2KCE5GIB'.repeat(70)}`,
        at: AT,
        stamp,
      }),
  };
}

/** A seal. */
export type TestSeal = Awaited<ReturnType<typeof makeTestSeal>>;

/** Pins the certificate of a seal in the register. */
export const registerSeal = ({ certificate, publicJwk }: TestSeal, kid = '00000000000000ee') =>
  withClient(ownerUrl(), async (owner) => {
    const key = { kid, purpose: 'seal', publicJwk: publicJwk as PublicJwk, certificate } as const;
    const registered = await registerKey(key, { owner, party: 'XA', now: '2026-01-01T00:00:00.000Z', by: 'the test' });
    if (!registered.ok) throw new Error(registered.problem);
  });
