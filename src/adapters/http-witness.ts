import { createPublicKey, verify } from 'node:crypto';
import type { LogWitness } from '@/services/ports';

/** Where a witness listens, and the key it signs with: a line such as `https://witness.example name+1f2e3d4c+BASE64`. */
export interface WitnessAddress {
  readonly url: string;
  readonly name: string;
  readonly keyId: string;
  readonly publicKey: Uint8Array;
}

/** A witness answers within this, or is asked again with the next checkpoint. */
const PATIENCE_MS = 5_000;
const MOST_BYTES = 64 * 1024;
const SPKI = Buffer.from('302a300506032b6570032100', 'hex');

/** The line of an answer that this witness signed over the note (C2SP tlog-cosignature), or null. */
function trueLine(answer: string, note: string, { name, keyId, publicKey }: WitnessAddress): string | null {
  const key = createPublicKey({ key: Buffer.concat([SPKI, publicKey]), format: 'der', type: 'spki' });
  const body = note.slice(0, note.indexOf('\n\n') + 1);
  for (const line of answer.split('\n')) {
    const match = /^— (\S+) ([A-Za-z0-9+/=]+)$/.exec(line);
    const bytes = match?.[1] === name ? Buffer.from(match[2] ?? '', 'base64') : null;
    if (bytes?.length !== 4 + 8 + 64 || bytes.subarray(0, 4).toString('hex') !== keyId) continue;
    const at = bytes.readBigUInt64BE(4);
    if (verify(null, Buffer.from(`cosignature/v1\ntime ${at}\n${body}`), key, bytes.subarray(12))) return `${line}\n`;
  }
  return null;
}

/** A witness over HTTP (C2SP tlog-witness), which also keeps the numbers that were taken. */
export function httpWitness(address: WitnessAddress): LogWitness {
  const post = (path: string, body: string) =>
    fetch(`${address.url}${path}`, { method: 'POST', body, redirect: 'error', signal: AbortSignal.timeout(PATIENCE_MS) });
  return {
    name: address.name,
    addCheckpoint: async ({ oldSize, proof, note }) => {
      try {
        const lines = proof.map((hash) => `${Buffer.from(hash).toString('base64')}\n`).join('');
        const response = await post('/add-checkpoint', `old ${oldSize}\n${lines}\n${note}`);
        const text = (await response.text()).slice(0, MOST_BYTES);
        if (response.status === 409 && /^\d{1,15}\n?$/.test(text)) return { holds: Number(text) };
        const line = response.ok ? trueLine(text, note, address) : null;
        return line === null ? null : { line };
      } catch {
        return null;
      }
    },
    keepNumbers: async (numbers) => {
      // A witness that keeps no numbers says so, and is a witness all the same.
      await post('/numbers', JSON.stringify(numbers)).catch(() => undefined);
    },
  };
}
