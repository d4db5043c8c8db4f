import 'server-only';
import { randomBytes } from 'node:crypto';
import type { TimeStamper } from '@/services/ports';
import { grantedToken, readTimeStamp, timeStampRequest } from './time-stamp';

const SECONDS = 2;
/** Tokens take three to eight kilobytes; nobody sends this much of one in good faith. */
const MOST_BYTES = 64 * 1024;

/** The body of an answer, as long as it is short. */
async function shortBody(response: Response): Promise<Uint8Array | null> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  const reader = response.body?.getReader();
  for (let part = await reader?.read(); part?.value; part = await reader?.read()) {
    length += part.value.length;
    if (length > MOST_BYTES) {
      await reader?.cancel();
      return null;
    }
    chunks.push(part.value);
  }
  return new Uint8Array(Buffer.concat(chunks));
}

/** Asks one service, which has two seconds; where it leads elsewhere it is not followed. Null for every way it can fail. */
async function ask(service: string, digest: Uint8Array): Promise<Uint8Array | null> {
  const nonce = new Uint8Array(randomBytes(12));
  try {
    const response = await fetch(service, {
      method: 'POST',
      headers: { 'Content-Type': 'application/timestamp-query', Accept: 'application/timestamp-reply' },
      body: new Uint8Array(timeStampRequest(digest, nonce)),
      redirect: 'manual',
      signal: AbortSignal.timeout(SECONDS * 1_000),
    });
    if (response.status !== 200 || !/^application\/timestamp-reply\b/i.test(response.headers.get('content-type') ?? '')) return null;
    const answer = await shortBody(response);
    const token = answer && grantedToken(answer);
    return token && readTimeStamp(token, digest, nonce) ? token : null;
  } catch {
    return null;
  }
}

/** Time stamps by RFC 3161, from the first of the configured services that answers rightly. */
export const timeStampServices = (services: readonly string[]): TimeStamper => ({
  stamp: async (digest) => {
    for (const service of services) {
      const token = await ask(service, digest);
      if (token) return token;
    }
    return null;
  },
  read: (token, digest) => readTimeStamp(token, digest, null),
});
