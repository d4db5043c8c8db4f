/** A log with keys of its own: a signer that holds a checkpoint key beside the permit key, and that key as others know it. */
import { createHash, generateKeyPairSync, type JsonWebKey, sign } from 'node:crypto';
import { type PublicJwk, thumbprintText } from '@/domain/keys/signing-key';
import type { Signer } from '@/services/ports';
import { registerKey, type World } from '../world';
import type { TestKey } from './keys';

export async function logKeys(world: World): Promise<{ readonly signer: Signer; readonly vkey: (origin: string) => string }> {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  const publicJwk = publicKey.export({ format: 'jwk' }) as JsonWebKey & PublicJwk;
  const kid = createHash('sha256').update(thumbprintText(publicJwk)).digest('hex').slice(0, 16);
  await registerKey({ kid, publicJwk, privateKey } as TestKey, 'checkpoint');
  const bytes = Buffer.concat([Buffer.from([1]), Buffer.from(String(publicJwk.x), 'base64url')]);
  return {
    signer: {
      ...world.ports.signer,
      keyInUse: async () => ({ kid, certificateChain: [] }),
      sign: async (_, note) => new Uint8Array(sign(null, note, privateKey)),
    },
    vkey: (origin) => {
      const id = createHash('sha256')
        .update(Buffer.concat([Buffer.from(`${origin}\n`), bytes]))
        .digest('hex')
        .slice(0, 8);
      return `${origin}+${id}+${bytes.toString('base64')}`;
    },
  };
}
