/**
 * Every page that anybody can reach, and what it says when something is wrong: no accessibility fault, no sideways scrolling at 320
 * pixels. `npm test` looks once at each, with language, width and colours rotated so that every pair of them occurs; `npm run
 * test:full` looks at each in all twelve ways.
 */
import { execFileSync } from 'node:child_process';
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { typescript } from '../../scripts/setup/installation.mjs';
import { expect, test } from '../people';
import { press } from '../steps/form';
import { isFile, PAGES, pageAt } from './page-files';
import { ELSEWHERE, WALKS } from './walks';

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
/** Far more than there are; reached, it means that a page leads to ever new ones. */
const MOST_PAGES = 100;
const PHONE = { width: 320, height: 700 };
const DESK = { width: 1280, height: 900 };

const look = (language: Language, size: typeof PHONE, colorScheme: 'light' | 'dark') => ({ language, size, colorScheme });
type Look = ReturnType<typeof look>;
type Language = 'en' | 'fr' | 'es';

/** The fewest ways to look in which every two of language, width and colours meet. */
const PAIRS: readonly Look[] = [
  look('en', DESK, 'light'),
  look('fr', PHONE, 'dark'),
  look('es', PHONE, 'light'),
  look('en', PHONE, 'dark'),
  look('fr', DESK, 'light'),
  look('es', DESK, 'dark'),
];
const ALL: readonly Look[] = (['en', 'fr', 'es'] as const).flatMap((language) =>
  [PHONE, DESK].flatMap((size) => [look(language, size, 'light'), look(language, size, 'dark')]),
);

/** How the page that comes next is looked at. */
const turn = { taken: 0 };
function looksOfNext(): readonly Look[] {
  if (process.env.TEST_FULL) return ALL;
  const next = PAIRS[turn.taken % PAIRS.length];
  turn.taken += 1;
  return next ? [next] : [];
}

/** Two addresses of the same kind of page: a reference or number stands for all of them. */
const kindOf = (address: string): string =>
  address
    .replace(/\?.*$/, '')
    .replace(/[AF]-\d+/g, 'A')
    .replace(/\d{2}[A-Z]{2}\d{6}-[A-Z]{2}/g, 'N')
    .replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, 'ID')
    .replace(/\/(law)\/.+/, '/$1/R');

/** Not a file, and nothing that ends the session the other tests live by. */
const isPage = (address: string): boolean => !isFile(address) && !/^\/sign-out|\.(json|csv|svg|css)$/.test(address);
/** Public pages know nobody, so they are walked once, by a stranger. */
const isPublic = (address: string): boolean => !/^\/(apply|office|customs)(\/|\?|$)/.test(address);

async function linksOn(page: Page): Promise<readonly string[]> {
  const found = await page.locator('a[href^="/"]').evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''));
  return found.map((href) => href.replace(/#.*$/, '')).filter(isPage);
}

async function open(page: Page, address: string, { language, size, colorScheme }: Look): Promise<void> {
  await page.setViewportSize(size);
  await page.emulateMedia({ colorScheme });
  const answer = await page.goto(`${address}${address.includes('?') ? '&' : '?'}lang=${language}`);
  expect.soft(answer?.status(), `${address} is there`).toBe(OTHER_ANSWERS[address] ?? 200);
  expect.soft(await page.locator('html').getAttribute('lang'), address).toBe(language);
}

async function hasNoFault(page: Page, address: string, { language, size }: Look): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).withTags(TAGS).analyze();
  const told = violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(' ')).join(' | ')}`);
  expect.soft(told, `${address} in ${language}`).toEqual([]);
  expect.soft(await page.title(), `${address} has a title`).not.toBe('');
  const width = await page.evaluate(() => document.documentElement.scrollWidth);
  expect.soft(width, `${address} in ${language} fits ${size.width} pixels`).toBeLessThanOrEqual(size.width);
}

async function lookAt(page: Page, address: string): Promise<void> {
  for (const way of looksOfNext()) {
    await open(page, address, way);
    await hasNoFault(page, address, way);
  }
}

/** Walks from page to page, all of the starts and one of each kind beyond. */
async function walk(page: Page, starts: readonly string[], goesTo: (address: string) => boolean): Promise<readonly string[]> {
  const seen = new Map<string, string>(starts.map((start) => [start, start]));
  const kinds = new Set(starts.map(kindOf));
  const waiting = [...starts];
  for (let address = waiting.shift(); address !== undefined && seen.size < MOST_PAGES; address = waiting.shift()) {
    await lookAt(page, address);
    for (const link of await linksOn(page)) {
      if (kinds.has(kindOf(link)) || !goesTo(link)) continue;
      kinds.add(kindOf(link));
      seen.set(link, link);
      waiting.push(link);
    }
  }
  return [...seen.keys()];
}

const NOWHERE = '/nothing-here';
const UNANSWERED = '/check?at=what';
/** What is answered where a page is not simply there. */
const OTHER_ANSWERS: Readonly<Record<string, number>> = { [NOWHERE]: 404, [UNANSWERED]: 422 };
const PUBLIC = [
  '/',
  '/check',
  '/check?what=live&species=Psittacus+erithacus&way=out&before=here&source=C&country=FR&purpose=Z',
  // Every ending of the check, and what it says of a missing answer and of a name that leads nowhere.
  '/check?what=live&species=Psittacus+erithacus&way=out&before=here&source=W&country=FR&purpose=T',
  '/check?what=live&species=Phalaenopsis+amabilis&form=sterile&way=out&before=here&source=A&country=DE&purpose=T',
  '/check?what=live&species=Felis+catus',
  '/check?what=live&species=Python+regius&way=out&before=unknown&source=U&country=FR&purpose=T',
  UNANSWERED,
  '/check?what=live&q=caviar',
  '/check?what=live&q=xqzvwk',
  '/sign-in',
  '/verify',
  '/verify/file',
  '/v/26XA009999-EX/00000000000V',
  '/V/abc',
  '/species?q=python',
  '/species?q=xqzvwk',
  '/help',
  '/register',
  '/register/sent',
  '/forgotten-password',
  `/confirm/${'A'.repeat(43)}`,
  `/reset-password/${'A'.repeat(43)}`,
  '/how-to-check',
  '/verify/stamp?number=XA000101',
  '/report',
  '/law/COD-12',
  NOWHERE,
];

test.describe.configure({ timeout: process.env.TEST_FULL ? 3_600_000 : 480_000 });

test('every public page is accessible, and fits a small phone', async ({ page }) => {
  const pages = await walk(page, PUBLIC, isPublic);
  expect(pages.length).toBeLessThan(MOST_PAGES);
});

for (const { who, starts, reaches } of WALKS) {
  test(`every page of ${who} is accessible, and fits a small phone`, async ({ as }) => {
    const page = await as(who);
    // Everybody's own security pages are alike: one walk looks at them for all.
    const goesTo = (address: string) => !isPublic(address) || (starts.includes('/security') && address.startsWith('/security'));
    const pages = await walk(page, starts, goesTo);
    expect(pages.length).toBeLessThan(MOST_PAGES);
    const reached = pages.map(pageAt);
    expect(reaches.filter((pattern) => !reached.includes(pattern))).toEqual([]);
  });
}

const draft = '/apply/applications/A-10011';

/** What is typed into a page, and what is found wrong then. */
const WRONG: readonly { readonly at: string; readonly typed: Readonly<Record<string, string>> }[] = [
  { at: '/apply/start', typed: {} },
  { at: `${draft}/exporter`, typed: { exporterName: '' } },
  { at: `${draft}/specimens/sheet`, typed: { sheet: 'Species\tQuantity\nPyton regus\t=1+1' } },
  { at: `${draft}/declaration`, typed: { declaredBy: '' } },
];

test('what a page says of a wrong answer is accessible', async ({ as }) => {
  const page = await as('trader');
  for (const { at, typed } of WRONG)
    for (const way of looksOfNext()) {
      await open(page, at, way);
      for (const [name, text] of Object.entries(typed)) await page.locator(`main [name=${name}]`).fill(text);
      await press(page, page.locator('main form.form button[type=submit]').last());
      await expect(page.locator('.error-summary'), at).toBeFocused();
      await hasNoFault(page, `${at}, answered wrongly`, way);
    }
});

test('the page on which a number is declared void is accessible', async ({ as }) => {
  const page = await as('signer');
  for (const way of looksOfNext()) {
    // Each look has a number of its own: the sweeper signs what is left unsigned for more than ten seconds.
    const number = execFileSync(process.execPath, typescript('e2e/everywhere/take-number.ts'), { encoding: 'utf8' }).trim();
    const address = `/office/permits/${number.replace('/', '-')}/void`;
    await open(page, address, way);
    await hasNoFault(page, address, way);
    await expect(page.locator('[name=reason]')).toBeVisible();
  }
});

test('somebody’s walk leads to every page there is', () => {
  const reached = new Set([...WALKS.flatMap(({ reaches }) => reaches), ...Object.keys(ELSEWHERE)]);
  expect(PAGES.filter((page) => !reached.has(page))).toEqual([]);
});
