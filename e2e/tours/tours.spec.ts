/**
 * Five tours by somebody who has never heard of the Convention, from the front page to the sent application or the answer.
 * `npm test` walks each in one language, `npm run test:full` and `npm run tours` in all three.
 */
import { expect, test } from '@playwright/test';
import { JOURNEYS } from './journeys';
import { type Language, setOut } from './tour';

const LOCALES = { en: 'en-GB', fr: 'fr-FR', es: 'es-ES' } as const;
/** French by night: the colours are part of what is looked at. */
const COLOURS = { en: 'light', fr: 'dark', es: 'light' } as const;
// A picture of every page takes longer than the page.
if (process.env.TOUR_PICTURES) test.describe.configure({ timeout: 900_000 });
const isEverything = Boolean(process.env.TEST_FULL || process.env.TOUR_PICTURES);

const TOURS: readonly { readonly name: keyof typeof JOURNEYS; readonly claim: string; readonly once: Language; readonly isBare?: true }[] =
  [
    {
      name: 'parrots',
      claim: 'three living parrots of Appendix II are applied for on a small phone without scripts',
      once: 'es',
      isBare: true,
    },
    { name: 'guitar', claim: 'a guitar of 1968 with a rosewood back goes on tour with a certificate', once: 'fr' },
    { name: 'leopard', claim: 'a leopard trophy needs an import permit abroad before its export permit here', once: 'en' },
    { name: 'falcons', claim: 'fifty ringed falcons are applied for out of one sheet', once: 'fr' },
    { name: 'orchids', claim: 'orchid seedlings in flasks need no document', once: 'es' },
  ];

for (const { name, claim, once, isBare } of TOURS)
  for (const language of isEverything ? (['en', 'fr', 'es'] as const) : [once])
    test.describe(language, () => {
      test.use({
        locale: LOCALES[language],
        colorScheme: COLOURS[language],
        viewport: isBare ? { width: 320, height: 640 } : { width: 800, height: 900 },
        javaScriptEnabled: !isBare,
      });
      test(claim, async ({ page }) => {
        const tour = await setOut(page, name, language);
        await JOURNEYS[name](tour);
        expect(tour.complaints).toEqual([]);
      });
    });
