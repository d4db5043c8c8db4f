import 'server-only';
import { z } from 'zod';
import type { Workbooks } from '@/services/ports';
import { inReadingThread } from './reading-thread';

const PROGRAM = 'workbook.worker.mjs';
const cells = z.object({ cells: z.array(z.array(z.string())) });
const made = z.object({ bytes: z.instanceof(Uint8Array) });

/** Opens and makes XLSX workbooks, in a thread of their own: whoever wants another library changes that thread's file. */
export const workbooks: Workbooks = {
  async read(bytes) {
    const read = await inReadingThread(PROGRAM, bytes, cells);
    return read.ok ? { ok: true, value: read.value.cells } : read;
  },
  async make(form) {
    const file = await inReadingThread(PROGRAM, form, made);
    // No stranger has a hand in it: that it cannot be made is a fault of ours.
    if (!file.ok) throw new Error(`A workbook was not made: ${file.problem}`);
    return file.value.bytes;
  },
};
