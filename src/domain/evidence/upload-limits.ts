import { fail, ok, type Result } from '../shared/result';
import type { UploadFault } from './upload-fault';

const MIB = 1024 * 1024;

/** What one application may carry (decisions §10; security §6.1). */
export const UPLOAD_LIMITS = {
  bytesOfFile: 10 * MIB,
  bytesOfApplication: 50 * MIB,
  files: 20,
  pages: 200,
  pixels: 40_000_000,
} as const;

/** Judges a new file by what the application has already. */
export function judgeSize(size: number, present: readonly { readonly size: number }[]): Result<null, UploadFault> {
  if (size === 0) return fail('empty');
  if (size > UPLOAD_LIMITS.bytesOfFile) return fail('too-big');
  if (present.length >= UPLOAD_LIMITS.files) return fail('too-many');
  const sum = present.reduce((total, file) => total + file.size, size);
  return sum > UPLOAD_LIMITS.bytesOfApplication ? fail('too-much') : ok(null);
}
