import { z } from 'zod';
import type { KitProblem } from '@/app/_kit/describe-problem';
import { DOCUMENT_KINDS } from '@/domain/evidence/document-kinds';

/** A page has a box for a file and one for the camera; one of them was used. */
export const OneFile = z.preprocess(
  (sent) => [sent].flat().find((one) => one instanceof File && one.name !== ''),
  z.instanceof(File, { error: 'file.missing' }),
);

/** One file, what it is, and who waits for the answer: a page that comes back, or a script. */
export const UploadInput = z.object({ kind: z.enum(DOCUMENT_KINDS), answer: z.enum(['page', 'json']).default('page'), file: OneFile });

/** A file of ten mebibytes, and what a form adds to it; what is more, or did not arrive whole, is said of the file. */
export const UPLOAD_LIMITS = {
  bodyLimit: 12 * 1024 * 1024,
  bodyProblems: {
    tooLarge: { kind: 'file-refused', fault: 'too-big', file: '' },
    broken: { kind: 'file-refused', fault: 'not-received', file: '' },
  },
} as const satisfies { readonly bodyLimit: number; readonly bodyProblems: Readonly<Record<string, KitProblem>> };

/** The file as services take it. */
export const sentFile = async (file: File) => ({ name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) });
