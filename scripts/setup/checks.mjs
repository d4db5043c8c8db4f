// What can be said about the sources without running the portal. Each check is a program that answers with its exit code.
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './installation.mjs';

const bin = (...path) => join(root, 'node_modules', ...path);

/** Biome's launcher is a script of its own; the rest are started without a shell or npx, which saves half a second each. */
export const CHECKS = [
  {
    name: 'format and lint',
    args: [bin('@biomejs/biome/bin/biome'), 'ci', '--error-on-warnings', '--diagnostic-level=warn', '--colors=off'],
  },
  { name: 'types', args: [bin('typescript/bin/tsc'), '--noEmit', '--pretty', 'false'] },
  { name: 'import law', args: [bin('dependency-cruiser/bin/dependency-cruise.mjs'), 'src', '--config', '.dependency-cruiser.cjs'] },
  { name: 'dead code', args: [bin('knip/bin/knip.js'), '--no-progress'] },
];

/** Whether a folder holds at least one file that ends so. */
export function holds(folder, ending) {
  return (
    existsSync(join(root, folder)) && readdirSync(join(root, folder), { recursive: true }).some((name) => String(name).endsWith(ending))
  );
}
