// npm run docs:reference: prints the tables of law into docs/reference, and what is answered to machines into public/openapi.json.
// tests/architecture refuses what is behind.
import { mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { openApiText } from './reference/openapi';
import { referencePages } from './reference/reference-pages';

const folder = fileURLToPath(new URL('../docs/reference/', import.meta.url));
mkdirSync(folder, { recursive: true });
for (const [name, text] of Object.entries(referencePages())) writeFileSync(`${folder}${name}`, text);
writeFileSync(fileURLToPath(new URL('../public/openapi.json', import.meta.url)), openApiText());
console.log(`Printed ${Object.keys(referencePages()).join(', ')} into docs/reference, and public/openapi.json.`);
