import 'server-only';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { z } from 'zod';
import type { UploadFault } from '@/domain/evidence/upload-fault';
import { fail, ok, type Result } from '@/domain/shared/result';

const SECONDS = 10;
const MEGABYTES = 256;

// Under a name of its own: the bundler would take a plain `new Worker` for its own to pack, and what it packs cannot begin.
class ReadingThread extends Worker {}

const fault = z.object({ fault: z.enum(['password', 'broken', 'macros', 'no-sheet']) });

/**
 * Reads a stranger's file in a thread that has so much memory and so much time; one that takes more is ended, and its file counts as
 * broken. Found by path, like the fonts: a thread begins at a file.
 */
export function inReadingThread<S extends z.ZodType>(
  program: string,
  workerData: unknown,
  report: S,
): Promise<Result<z.output<S>, UploadFault>> {
  return new Promise((resolve) => {
    const thread = new ReadingThread(join(process.cwd(), 'src', 'adapters', program), {
      workerData,
      env: {},
      resourceLimits: { maxOldGenerationSizeMb: MEGABYTES, maxYoungGenerationSizeMb: 32 },
      stdout: true,
      stderr: true,
    });
    const end = (result: Result<z.output<S>, UploadFault>) => {
      clearTimeout(clock);
      void thread.terminate();
      resolve(result);
    };
    const clock = setTimeout(() => end(fail('broken')), SECONDS * 1_000);
    thread.once('error', () => end(fail('broken')));
    thread.once('exit', () => end(fail('broken')));
    thread.once('message', (message: unknown) => {
      const refused = fault.safeParse(message);
      const read = report.safeParse(message);
      if (refused.success) end(fail(refused.data.fault));
      else end(read.success ? ok(read.data) : fail('broken'));
    });
  });
}
