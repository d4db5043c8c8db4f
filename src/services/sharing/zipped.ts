import 'server-only';
import { Zip, ZipPassThrough } from 'fflate';

/** One file of an archive; `on` is the day that the archive says it is of. */
export interface ZipEntry {
  readonly name: string;
  readonly on: string;
  readonly bytes: Uint8Array;
}

/** Noon of a day as the machine's own clock reads it: what an archive keeps has no time zone. */
function noonOf(day: string): Date {
  const [year = 2000, month = 1, date = 1] = day.split('-').map(Number);
  return new Date(year, month - 1, date, 12);
}

/**
 * Files as one ZIP, a file at a time, so that no archive stands in memory whole. Stored, not deflated: a sealed PDF is
 * compressed inside, and the same files give the same bytes.
 */
export async function* zipped(entries: AsyncIterable<ZipEntry>): AsyncGenerator<Uint8Array> {
  const written: Uint8Array[] = [];
  const zip = new Zip((error, chunk) => {
    if (error) throw error;
    written.push(chunk);
  });
  for await (const { name, on, bytes } of entries) {
    const file = new ZipPassThrough(name);
    file.mtime = noonOf(on);
    zip.add(file);
    file.push(bytes, true);
    yield* written.splice(0);
  }
  zip.end();
  yield* written.splice(0);
}
