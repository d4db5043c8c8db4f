import { fail, ok, type Result } from '../shared/result';
import type { UploadFault } from './upload-fault';
import { UPLOAD_LIMITS } from './upload-limits';

/** Names that make a PDF do something, carry another file, or change by itself (security §6.1). */
export const ACTIVE_NAMES = ['JavaScript', 'JS', 'Launch', 'EmbeddedFile', 'EmbeddedFiles', 'RichMedia', 'XFA', 'OpenAction'] as const;

/** What a reader found in a PDF. */
export interface PdfReading {
  readonly pages: number;
  /** Every name that stands anywhere in it, written out: also in compressed objects, and where letters are written as `#4A`. */
  readonly names: readonly string[];
}

/** Judges a PDF that could be read. */
export function judgePdf({ pages, names }: PdfReading): Result<null, UploadFault> {
  if (ACTIVE_NAMES.some((name) => names.includes(name))) return fail('active-content');
  if (pages === 0) return fail('broken');
  return pages > UPLOAD_LIMITS.pages ? fail('too-many-pages') : ok(null);
}
