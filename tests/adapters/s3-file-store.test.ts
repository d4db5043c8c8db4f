import { createHash, createHmac } from 'node:crypto';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type S3Bucket, s3FileStore } from '@/adapters/s3-file-store';

const KEY = { accessKeyId: 'AKEXAMPLE', secretAccessKey: 'a secret of the test' };
const sha256 = (bytes: Uint8Array | string) => createHash('sha256').update(bytes).digest('hex');
const hmac = (key: Buffer | string, text: string) => createHmac('sha256', key).update(text).digest();

/** Works the signature of a request out as the store does (AWS Signature Version 4), from what arrived. */
function signatureOf(request: IncomingMessage): string {
  const [, scope = '', signedNames = ''] =
    /Credential=[^/]+\/([^,]+), ?SignedHeaders=([^,]+)/.exec(request.headers.authorization ?? '') ?? [];
  const headers = signedNames.split(';').map((name) => `${name}:${String(request.headers[name] ?? '').trim()}\n`);
  const canonical = [request.method, request.url, '', headers.join(''), signedNames, request.headers['x-amz-content-sha256']].join('\n');
  const [day = '', region = '', service = ''] = scope.split('/');
  const toSign = ['AWS4-HMAC-SHA256', request.headers['x-amz-date'], scope, sha256(canonical)].join('\n');
  const key = hmac(hmac(hmac(hmac(`AWS4${KEY.secretAccessKey}`, day), region), service), 'aws4_request');
  return hmac(key, toSign).toString('hex');
}

/** A store of one bucket in memory: it checks signatures and hashes, and writes a name once. */
const kept = new Map<string, Buffer>();
const asked: string[] = [];
let trouble: number | null = null;
const store = createServer(async (request, response) => {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const body = Buffer.concat(chunks);
  asked.push(`${request.method} ${request.url}`);
  const end = (status: number, answer: Buffer | string = '', headers = {}) => response.writeHead(status, headers).end(answer);
  if (trouble) return end(trouble, '', trouble === 301 ? { Location: 'http://127.0.0.1:9/elsewhere' } : {});
  if (/Signature=([0-9a-f]+)/.exec(request.headers.authorization ?? '')?.[1] !== signatureOf(request))
    return end(403, 'SignatureDoesNotMatch');
  const name = request.url ?? '';
  if (request.method === 'GET') return kept.has(name) ? end(200, kept.get(name)) : end(404, 'NoSuchKey');
  if (request.headers['x-amz-content-sha256'] !== sha256(body)) return end(400, 'XAmzContentSHA256Mismatch');
  if (request.headers['if-none-match'] === '*' && kept.has(name)) return end(412, 'PreconditionFailed');
  kept.set(name, body);
  return end(200);
});

let bucket: S3Bucket;
beforeAll(async () => {
  await new Promise<void>((listening) => store.listen(0, '127.0.0.1', listening));
  const { port } = store.address() as AddressInfo;
  bucket = { endpoint: `http://127.0.0.1:${port}`, region: 'eu-west-1', bucket: 'permits', ...KEY };
});
afterAll(() => new Promise((closed) => store.close(closed)));
beforeEach(() => {
  kept.clear();
  asked.length = 0;
  trouble = null;
});

const BYTES = new TextEncoder().encode('a sealed permit');
const NAME = sha256(BYTES);
const PLACE = `/permits/${NAME.slice(0, 2)}/${NAME.slice(2, 4)}/${NAME}`;

describe('files in a bucket', () => {
  it('are kept under the hash of their bytes, and come back byte for byte', async () => {
    const files = s3FileStore(bucket);
    expect(await files.put(BYTES)).toBe(NAME);
    expect(asked).toEqual([`PUT ${PLACE}`]);
    expect(await files.get(NAME)).toEqual(BYTES);
  });

  it('are written once: the same again changes nothing and is no failure', async () => {
    const files = s3FileStore(bucket);
    await files.put(BYTES);
    const first = kept.get(PLACE);
    expect(await files.put(BYTES)).toBe(NAME);
    expect(kept.get(PLACE)).toBe(first);
  });

  it('that were changed in the store are not handed out', async () => {
    kept.set(PLACE, Buffer.from('a false permit'));
    expect(await s3FileStore(bucket).get(NAME)).toBeNull();
  });

  it('that are not there are none, and a name that is no hash is never asked for', async () => {
    const files = s3FileStore(bucket);
    expect(await files.get(NAME)).toBeNull();
    expect(await files.get('../secrets')).toBeNull();
    expect(asked).toEqual([`GET ${PLACE}`]);
  });

  it('are not believed to be kept where the store refuses the key', async () => {
    const files = s3FileStore({ ...bucket, secretAccessKey: 'another' });
    await expect(files.put(BYTES)).rejects.toThrow('answered 403');
    await expect(files.get(NAME)).rejects.toThrow('answered 403');
    expect(kept.size).toBe(0);
  });

  it('are asked for again where the store stumbles, and a store that sends us elsewhere is not followed', async () => {
    trouble = 503;
    await expect(s3FileStore(bucket).put(BYTES)).rejects.toThrow('answered 503');
    expect(asked.length).toBeGreaterThan(1);
    trouble = 301;
    await expect(s3FileStore(bucket).get(NAME)).rejects.toThrow();
  });
});
