// npm run docs:reference: prints the tables of law into docs/reference. tests/architecture refuses pages that are behind.
import { mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { referencePages } from './reference/reference-pages';

const folder = fileURLToPath(new URL('../docs/reference/', import.meta.url));
mkdirSync(folder, { recursive: true });
for (const [name, text] of Object.entries(referencePages())) writeFileSync(`${folder}${name}`, text);
console.log(`Printed ${Object.keys(referencePages()).join(', ')} into docs/reference.`);
