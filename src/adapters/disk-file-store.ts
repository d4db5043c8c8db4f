import 'server-only';
import { createHash, randomUUID } from 'node:crypto';
import { mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { FileStore } from '@/services/ports';

const NAME = /^[0-9a-f]{64}$/;

/** Keeps files in a folder under the SHA-256 of their bytes: writing the same again changes nothing, and no name is ever chosen by a person. */
export function diskFileStore(folder: string): FileStore {
  const place = (name: string): string => join(folder, name.slice(0, 2), name.slice(2, 4), name);
  return {
    async put(bytes) {
      const name = createHash('sha256').update(bytes).digest('hex');
      const path = place(name);
      await mkdir(dirname(path), { recursive: true });
      // Written whole beside its place and moved: a crash leaves either the file or nothing under its name.
      const beside = `${path}.${randomUUID()}`;
      const file = await open(beside, 'wx', 0o600);
      try {
        await file.writeFile(bytes);
        await file.sync();
      } finally {
        await file.close();
      }
      await rename(beside, path).catch(async (error: unknown) => {
        await rm(beside, { force: true });
        throw error;
      });
      return name;
    },
    async get(name) {
      if (!NAME.test(name)) return null;
      const bytes = await readFile(place(name)).catch((error: NodeJS.ErrnoException) => {
        if (error.code === 'ENOENT') return null;
        throw error;
      });
      // A file that is not what its name says was changed on the disk: better none than a false one.
      return bytes && createHash('sha256').update(bytes).digest('hex') === name ? new Uint8Array(bytes) : null;
    },
  };
}
