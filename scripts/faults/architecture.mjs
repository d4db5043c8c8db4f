// Faults against the architecture: each must be noticed by the check that names it.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { importLaw, vitest } from './plant.mjs';

/** Takes the first message out of the first French catalogue that has one. */
function removeFrenchMessage(copy) {
  const folder = 'src/i18n/messages/fr';
  for (const name of readdirSync(join(copy.folder, folder)).sort()) {
    const catalogue = JSON.parse(readFileSync(join(copy.folder, folder, name), 'utf8'));
    const [key] = Object.keys(catalogue);
    if (key === undefined) continue;
    delete catalogue[key];
    copy.add(`${folder}/${name}`, JSON.stringify(catalogue));
    return;
  }
  throw new Error(`${folder} holds no message`);
}

export default [
  {
    name: 'a domain file reads the database',
    plant: (copy) => {
      copy.add('src/data/planted-source.ts', 'export const planted = 1;\n');
      copy.add('src/domain/planted.ts', "import { planted } from '@/data/planted-source';\n\nexport const answer = planted;\n");
    },
    check: importLaw,
    expectFailureNamed: /domain-imports: src\/domain\/planted\.ts/,
  },
  {
    name: 'one audience imports another',
    plant: (copy) => {
      copy.add('src/app/apply/planted.ts', 'export const planted = 1;\n');
      copy.add('src/app/customs/planted.ts', "import { planted } from '../apply/planted';\n\nexport const answer = planted;\n");
    },
    check: importLaw,
    expectFailureNamed: /audiences-are-apart: src\/app\/customs\/planted\.ts/,
  },
  {
    name: 'a French message is missing',
    plant: removeFrenchMessage,
    check: vitest('tests/architecture/catalogues.test.ts'),
    expectFailureNamed: /is missing in fr/,
  },
  {
    name: 'the domain looks at the clock',
    plant: (copy) => copy.add('src/domain/planted.ts', 'export const now = () => Date.now();\n'),
    check: vitest('tests/architecture/domain-purity.test.ts'),
    expectFailureNamed: /src\/domain\/planted\.ts:1 Time is an argument/,
  },
];
