import { createHash } from 'node:crypto';
import { renderPermit } from '@/pdf/render-permit';
import { CHECK_ADDRESS, QR_TEXT, SAMPLES } from './samples';

/** Draws every sample in a process of its own, last first, and prints the SHA-256 of each. */
for (const { name, content, preview } of [...SAMPLES].reverse()) {
  const pdf = await renderPermit(content, { qrText: preview ? null : QR_TEXT, checkAddress: CHECK_ADDRESS });
  console.log(`${name} ${createHash('sha256').update(pdf).digest('hex')}`);
}
