import { fail, ok, type Result } from '@/domain/shared/result';
import type { KitProblem } from './describe-problem';
import { entriesToInput, plainText, type RawInput } from './read-input';

const kilobytes = (bytes: number) => (bytes >= 1024 * 1024 ? `${Math.floor(bytes / (1024 * 1024))} MB` : `${Math.floor(bytes / 1024)} kB`);

/** The body, or null when it is longer than allowed; nothing beyond the limit is kept in memory. */
async function bytesUpTo(request: Request, limit: number): Promise<Uint8Array<ArrayBuffer> | null> {
  if (Number(request.headers.get('content-length') ?? 0) > limit) return null;
  const chunks: Uint8Array[] = [];
  let length = 0;
  const reader = request.body?.getReader();
  for (let read = await reader?.read(); read && !read.done; read = await reader?.read()) {
    length += read.value.byteLength;
    if (length > limit) {
      await reader?.cancel();
      return null;
    }
    chunks.push(read.value);
  }
  // A line that broke in the middle: half a file is no file.
  if (length < Number(request.headers.get('content-length') ?? 0)) throw new Error('the body ended early');
  const all = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    all.set(chunk, at);
    at += chunk.byteLength;
  }
  return all;
}

const cleaned = (value: unknown): unknown => {
  if (typeof value === 'string') return plainText(value);
  if (Array.isArray(value)) return value.map(cleaned);
  if (typeof value === 'object' && value !== null)
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [plainText(key), cleaned(inner)]));
  return value;
};

/** Reads a JSON object or a form. What cannot be read is the sender's mistake, and is told as one. */
export async function readBody(request: Request, limit: number): Promise<Result<RawInput, KitProblem>> {
  const bytes = await bytesUpTo(request, limit).catch(() => undefined);
  if (bytes === null) return fail({ kind: 'too-large', limit: kilobytes(limit) });
  if (bytes === undefined) return fail({ kind: 'malformed-request' });
  const type = request.headers.get('content-type') ?? '';
  try {
    if (/^application\/json\b/i.test(type)) {
      const value: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
      return typeof value === 'object' && value !== null && !Array.isArray(value)
        ? ok(cleaned(value) as RawInput)
        : fail({ kind: 'malformed-request' });
    }
    if (/^(multipart\/form-data|application\/x-www-form-urlencoded)\b/i.test(type)) {
      const form = await new Response(bytes, { headers: { 'Content-Type': type } }).formData();
      return ok(entriesToInput(form.entries()));
    }
  } catch {
    return fail({ kind: 'malformed-request' });
  }
  return bytes.byteLength === 0 ? ok({}) : fail({ kind: 'malformed-request' });
}
