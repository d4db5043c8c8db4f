import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** Folders of tests/ that need a PostgreSQL server; everything else but the two below is `unit`. */
const withDatabase = ['services', 'data', 'races', 'auth', 'jobs', 'seed'].map((folder) => `tests/${folder}/**/*.test.ts`);
const architecture = 'tests/architecture/**/*.test.ts';
const golden = 'tests/golden/**/*.test.ts';

/** What is pure leaves nothing behind for the next file, so one thread loads the law once for many files: a third of the time. */
const together = { pool: 'threads', isolate: false } as const;

export default defineConfig({
  resolve: { alias: { '@': here('./src'), 'server-only': here('./tests/support/empty.ts') } },
  test: {
    // The machines that run this have two cores, and PostgreSQL wants its share.
    maxWorkers: 2,
    // Limits against waiting for ever, not measurements: the machine may be busy with something else.
    testTimeout: 120_000,
    hookTimeout: 120_000,
    projects: [
      {
        extends: true,
        test: { ...together, name: 'unit', include: ['tests/**/*.test.ts'], exclude: [...withDatabase, architecture, golden] },
      },
      { extends: true, test: { name: 'architecture', include: [architecture] } },
      {
        extends: true,
        test: {
          name: 'integration',
          // One process for many files, so that libraries are loaded once; the portal itself is loaded anew for each (database-per-file.ts).
          isolate: false,
          include: withDatabase,
          globalSetup: ['tests/support/cluster-setup.ts'],
          setupFiles: ['tests/support/database-per-file.ts'],
        },
      },
      { extends: true, test: { ...together, name: 'golden', include: [golden] } },
    ],
  },
});
