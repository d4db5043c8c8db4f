// Puts the newest figures between their marks in docs/measurements.md; the rest of the page is written by hand.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../setup/installation.mjs';

/** `mark` names the comments `<!-- mark -->` and `<!-- /mark -->`. */
export function publishBetween(mark, text) {
  const [start, end] = [`<!-- ${mark} -->`, `<!-- /${mark} -->`];
  const file = join(root, 'docs/measurements.md');
  const page = readFileSync(file, 'utf8');
  const before = page.slice(0, page.indexOf(start) + start.length);
  writeFileSync(file, `${before}\n\n${text}\n\n${page.slice(page.indexOf(end))}`);
}
