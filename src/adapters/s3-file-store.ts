import 'server-only';
import { createHash } from 'node:crypto';
import { AwsClient } from 'aws4fetch';
import type { FileStore } from '@/services/ports';

/** A bucket of any store that speaks S3, and the key that writes there. */
export interface S3Bucket {
  /** Where the store listens, without the bucket: it is named in the path, as every store understands. */
  readonly endpoint: string;
  readonly region: string;
  readonly bucket: string;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
}

const NAME = /^[0-9a-f]{64}$/;
/** Longer than any file of ours takes; a store that hangs must not hold a request for ever. */
const PATIENCE_MS = 20_000;

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/**
 * Keeps files in a bucket under the SHA-256 of their bytes. Written once: the store itself refuses a second write of a name
 * (If-None-Match), which for us means that the file is there. It never follows a store elsewhere.
 */
export function s3FileStore({ endpoint, region, bucket, accessKeyId, secretAccessKey }: S3Bucket): FileStore {
  const client = new AwsClient({ accessKeyId, secretAccessKey, region, service: 's3', retries: 3 });
  const place = (name: string): string => `${endpoint.replace(/\/$/, '')}/${bucket}/${name.slice(0, 2)}/${name.slice(2, 4)}/${name}`;
  const send = (name: string, request: RequestInit): Promise<Response> =>
    client.fetch(place(name), { ...request, redirect: 'error', signal: AbortSignal.timeout(PATIENCE_MS) });
  const failed = async (doing: string, answer: Response): Promise<Error> => {
    await answer.body?.cancel();
    return new Error(`the file store answered ${answer.status} to ${doing}`);
  };
  return {
    async put(bytes) {
      const name = sha256(bytes);
      const headers = {
        'If-None-Match': '*',
        'Content-Type': 'application/octet-stream',
        'Content-Length': String(bytes.length),
        // The store compares it with what arrived, and refuses what was damaged on the way.
        'X-Amz-Content-Sha256': name,
      };
      const answer = await send(name, { method: 'PUT', headers, body: Buffer.from(bytes) });
      // 412: it was there before. 409: another write of the same name is under way, and its bytes are the same by their name.
      if (!answer.ok && answer.status !== 412 && answer.status !== 409) throw await failed('a file', answer);
      await answer.body?.cancel();
      return name;
    },
    async get(name) {
      if (!NAME.test(name)) return null;
      const answer = await send(name, { method: 'GET' });
      if (answer.status === 404) {
        await answer.body?.cancel();
        return null;
      }
      if (!answer.ok) throw await failed('a question for a file', answer);
      const bytes = new Uint8Array(await answer.arrayBuffer());
      // A file that is not what its name says was changed in the store: better none than a false one.
      return sha256(bytes) === name ? bytes : null;
    },
  };
}
