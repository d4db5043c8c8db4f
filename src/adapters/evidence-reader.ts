import 'server-only';
import sharp from 'sharp';
import { z } from 'zod';
import type { UploadFault } from '@/domain/evidence/upload-fault';
import { UPLOAD_LIMITS } from '@/domain/evidence/upload-limits';
import { fail, ok, type Result } from '@/domain/shared/result';
import type { EvidenceReader } from '@/services/ports';
import { inReadingThread } from './reading-thread';

const PICTURE_SECONDS = 20;

const reading = z.object({ pages: z.number().int().min(0), names: z.array(z.string()) });
const printed = z.object({
  texts: z.array(z.object({ page: z.number().int(), x: z.number(), y: z.number(), text: z.string() })),
  drawings: z.array(z.object({ page: z.number().int(), name: z.string(), digest: z.string() })),
  pages: z.number().int().min(0),
});

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
export const evidenceReader: EvidenceReader = {
  redraw,
  readPdf: (bytes) => inReadingThread('pdf-reading.worker.mjs', bytes, reading),
  readPrinted: (bytes) => inReadingThread('pdf-printed.worker.mjs', bytes, printed),
};
