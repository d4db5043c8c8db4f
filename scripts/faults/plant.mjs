// How a fault is planted in a scratch copy of the checkout, taken out again, and looked for.
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The scratch copy, remembering what was changed in it. */
export function scratch(folder) {
  const before = new Map();
  const remember = (path) => {
    const file = join(folder, path);
    if (!before.has(path)) before.set(path, existsSync(file) ? readFileSync(file, 'utf8') : null);
    return file;
  };
  return {
    folder,
    /** Replaces a text that must occur; a fault that cannot be planted any more is a failure, not a pass. */
    edit(path, from, to) {
      const file = remember(path);
      const text = readFileSync(file, 'utf8');
      const changed = text.replace(from, to);
      if (changed === text) throw new Error(`${path} no longer holds ${from}: plant this fault anew`);
      writeFileSync(file, changed);
    },
    add(path, text) {
      const file = remember(path);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, text);
    },
    /** A last migration, run by the owner of the database: for faults in what PostgreSQL refuses. */
    migration(sql) {
      this.add('prisma/migrations/99990101000000_planted/migration.sql', sql);
    },
    restore() {
      for (const [path, text] of before) {
        if (text === null)
          rmSync(path.includes('/migrations/') ? dirname(join(folder, path)) : join(folder, path), { recursive: true, force: true });
        else writeFileSync(join(folder, path), text);
      }
      before.clear();
    },
  };
}

/** A check that is one or more vitest files. */
export const vitest = (...files) => ({ name: `vitest ${files.join(' ')}`, args: ['node_modules/vitest/vitest.mjs', 'run', ...files] });

/** The import law. */
export const importLaw = {
  name: 'import law',
  args: ['node_modules/dependency-cruiser/bin/dependency-cruise.mjs', 'src', '--config', '.dependency-cruiser.cjs'],
};
