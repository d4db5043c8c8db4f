import { z } from 'zod';
import { KEY_PURPOSES } from '@/domain/keys/signing-key';
import type { Signer } from '@/services/ports';

/** Longer than any token takes; after that the sweeper tries again. */
const PATIENCE_MS = 15_000;

const bytes = z.base64().transform((text) => new Uint8Array(Buffer.from(text, 'base64')));
const signatureSchema = z.object({ kid: z.string(), cose: bytes }).nullable();
const keySchema = z.object({ kid: z.string(), purpose: z.enum(KEY_PURPOSES), certificateChain: z.array(bytes) });
const rawSchema = z.object({ signature: bytes });

/** The signer as a process of its own: on this machine, or behind a proxy with TLS. The token says that it is the portal who asks. */
export function remoteSigner({ url, token }: { readonly url: string; readonly token: string }): Signer {
  const ask = async <T>(schema: z.ZodType<T>, question: object): Promise<T> => {
    const response = await fetch(url, {
      method: 'POST',
      headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' },
      body: JSON.stringify(question),
      redirect: 'error',
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    if (!response.ok) throw new Error(`the signer answered ${response.status}`);
    return schema.parse(await response.json());
  };
  return {
    signPermit: (permitNumber) => ask(signatureSchema, { signPermit: permitNumber }),
    keyInUse: (purpose) => ask(keySchema, { keyInUse: purpose }),
    sign: async (kid, message) => (await ask(rawSchema, { sign: { kid, bytes: Buffer.from(message).toString('base64') } })).signature,
  };
}
