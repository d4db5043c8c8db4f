// npm run tours: walks the five tours in every language against a throw-away Exampleland, and keeps what each page showed in docs/tours.
import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { browserTests } from './e2e.mjs';
import { root } from './setup/installation.mjs';
import { build } from './setup/prepare.mjs';
import { main, step } from './setup/steps.mjs';

const folder = join(root, 'docs/tours');

const TOURS = {
  parrots: 'Three living Senegal parrots, bred here, to be sold in France. A phone 320 pixels wide, without scripts.',
  guitar: 'A guitar of 1968 with a back of *Dalbergia nigra*, on tour.',
  leopard: 'The trophy of a leopard, hunted here and brought home to the United States.',
  falcons: 'Fifty ringed falcons, out of the sheet that lists them.',
  orchids: 'Orchid seedlings in flasks, which need no document.',
};
const LANGUAGES = { en: 'English', fr: 'French, by night', es: 'Spanish' };

const pictures = (tour, language) =>
  readdirSync(join(folder, tour))
    .filter((name) => name.startsWith(`${language}-`))
    .sort()
    .map(
      (name) =>
        `[<img src="${tour}/${name}" alt="${name.slice(3).replace('.webp', '').replaceAll('-', ' ')}" width="200">](${tour}/${name})`,
    );

const chapter = ([tour, about]) => {
  const parts = Object.entries(LANGUAGES).map(([language, name]) => `### ${name}\n\n${pictures(tour, language).join('\n')}\n`);
  return `## ${tour}\n\n${about}\n\n${parts.join('\n')}`;
};

/** The pictures by tour and language, as a page to scroll through. */
function writeReadme() {
  const lead =
    '# Five tours\n\nWhat somebody sees who has never heard of the Convention, from the front page to the sent application or the answer. ' +
    '`npm run tours` takes the pictures anew; `e2e/tours` says what the travellers know and do.\n';
  writeFileSync(join(folder, 'README.md'), [lead, ...Object.entries(TOURS).map(chapter)].join('\n'));
}

await main(async () => {
  const logs = join(root, '.data/logs');
  process.env.TOUR_PICTURES = '1';
  await step('build', () => build(logs));
  const { failed } = await browserTests({ logs, args: ['e2e/tours', '--project', 'with-js'] });
  writeReadme();
  process.exit(failed > 0 ? 1 : 0);
});
