import 'server-only';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import sharp from 'sharp';
import { z } from 'zod';
import type { PdfReading } from '@/domain/evidence/judge-pdf';
import type { UploadFault } from '@/domain/evidence/upload-fault';
import { UPLOAD_LIMITS } from '@/domain/evidence/upload-limits';
import { fail, ok, type Result } from '@/domain/shared/result';
import type { EvidenceReader } from '@/services/ports';

const PDF_SECONDS = 10;
const PDF_MEGABYTES = 256;
const PICTURE_SECONDS = 20;

// Under a name of its own: the bundler would take a plain `new Worker` for its own to pack, and what it packs cannot begin.
class ReadingThread extends Worker {}

// Found by path, like the fonts: a thread begins at a file.
const worker = (): string => join(process.cwd(), 'src', 'adapters', 'pdf-reading.worker.mjs');

const report = z.union([
  z.object({ pages: z.number().int().min(0), names: z.array(z.string()) }),
  z.object({ fault: z.enum(['password', 'broken']) }),
]);

/** Reads in a thread that has so much memory and so much time; one that takes more is ended, and its file counts as broken. */
function readPdf(bytes: Uint8Array): Promise<Result<PdfReading, UploadFault>> {
  return new Promise((resolve) => {
    const thread = new ReadingThread(worker(), {
      workerData: bytes,
      env: {},
      resourceLimits: { maxOldGenerationSizeMb: PDF_MEGABYTES, maxYoungGenerationSizeMb: 32 },
      stdout: true,
      stderr: true,
    });
    const end = (result: Result<PdfReading, UploadFault>) => {
      clearTimeout(clock);
      void thread.terminate();
      resolve(result);
    };
    const clock = setTimeout(() => end(fail('broken')), PDF_SECONDS * 1_000);
    thread.once('error', () => end(fail('broken')));
    thread.once('exit', () => end(fail('broken')));
    thread.once('message', (message: unknown) => {
      const read = report.safeParse(message);
      if (!read.success) end(fail('broken'));
      else end('fault' in read.data ? fail(read.data.fault) : ok(read.data));
    });
  });
}

/** Draws a picture anew. Its size is read from its head before a single point is drawn; what it said besides is left behind. */
async function redraw(bytes: Uint8Array, type: 'image/jpeg' | 'image/png'): Promise<Result<Uint8Array, UploadFault>> {
  const wanted = type === 'image/jpeg' ? 'jpeg' : 'png';
  try {
    const head = await sharp(bytes, { limitInputPixels: false }).metadata();
    if (head.format !== wanted || (head.pages ?? 1) > 1) return fail('wrong-type');
    if (head.width * head.height > UPLOAD_LIMITS.pixels) return fail('picture-too-large');
    const picture = sharp(bytes, { limitInputPixels: UPLOAD_LIMITS.pixels, failOn: 'truncated' })
      .timeout({ seconds: PICTURE_SECONDS })
      .rotate();
    const drawn = wanted === 'jpeg' ? picture.jpeg({ quality: 88 }) : picture.png({ compressionLevel: 9 });
    const redrawn = new Uint8Array(await drawn.toBuffer());
    return redrawn.length > UPLOAD_LIMITS.bytesOfFile ? fail('too-big') : ok(redrawn);
  } catch {
    return fail('broken');
  }
}

/** Opens what strangers send: pictures by libvips, PDFs in a thread of their own (security §6.1). */
export const evidenceReader: EvidenceReader = { readPdf, redraw };
