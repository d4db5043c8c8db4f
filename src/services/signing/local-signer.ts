import 'server-only';
import { createHash } from 'node:crypto';
import type { SigningRegister } from '@/data/signing-register';
import type { KeyPurpose } from '@/domain/keys/signing-key';
import { permitContentSchema } from '@/domain/permit/canonical-permit';
import { claimsOf } from '@/qr/claims';
import { fitClaims, signClaims } from '@/qr/permit-code';
import type { KeyStore, PermitSignature, Signer } from '../ports';

/** Where the signer reads, what it signs with, and which address its codes carry. */
interface SignerParts {
  readonly register: SigningRegister;
  readonly keys: KeyStore;
  readonly party: string;
  readonly appOrigin: string;
}

/**
 * The signer itself. It takes nothing from whoever asks but a number: what it signs it reads in the register, hashes anew, and
 * lets PostgreSQL compare once more when the signature is attached.
 */
export function localSigner({ register, keys, party, appOrigin }: SignerParts): Signer {
  const inUse = async (wanted: (key: { readonly kid: string; readonly purpose: KeyPurpose }) => boolean, why: string) => {
    const found = (await register.keysInUse()).find(wanted);
    if (!found) throw new Error(why);
    return found;
  };

  const signNow = async (permitNumber: string): Promise<PermitSignature | null> => {
    const waiting = await register.waitingPermit(permitNumber);
    if (!waiting || waiting.signature) return waiting?.signature ?? null;
    const content = permitContentSchema.parse(JSON.parse(Buffer.from(waiting.contentBytes).toString('utf8')));
    if (content.permitNumber !== permitNumber || content.party !== party) throw new Error(`${permitNumber} is not a permit of ${party}`);
    const contentSha256 = new Uint8Array(createHash('sha256').update(waiting.contentBytes).digest());
    const { kid } = await inUse(({ purpose }) => purpose === 'permit', 'no permit key is in use');
    const claims = fitClaims(claimsOf(content, contentSha256, new Uint8Array(waiting.registerToken)), kid, appOrigin);
    const cose = await signClaims(claims, kid, (bytes) => keys.sign(kid, bytes));
    await register.attach(waiting.id, kid, cose, contentSha256);
    return { kid, cose };
  };

  return {
    signPermit: async (permitNumber) => {
      try {
        return await signNow(permitNumber);
      } catch (error) {
        // Somebody else was quicker: theirs is the signature.
        const kept = await register.waitingPermit(permitNumber);
        if (kept === null) return null;
        if (kept.signature) return kept.signature;
        throw error;
      }
    },
    keyInUse: async (purpose) => {
      const { kid } = await inUse((key) => key.purpose === purpose, `no ${purpose} key is in use`);
      return { kid, certificateChain: await keys.certificateChain(kid) };
    },
    sign: async (kid, bytes) => {
      await inUse((key) => key.kid === kid && key.purpose !== 'permit', `${kid} is no key in use that signs on request`);
      return keys.sign(kid, bytes);
    },
  };
}
