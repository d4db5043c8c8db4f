/** Every page that anybody can reach: no accessibility fault, no sideways scrolling at 320 pixels, in three languages, light and dark. */
import { execFileSync } from 'node:child_process';
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { typescript } from '../../scripts/setup/installation.mjs';
import { expect, test } from '../people';
import { PAGES, pageAt } from './page-files';
import { ELSEWHERE, WALKS } from './walks';

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
/** Far more than there are; reached, it means that a page leads to ever new ones. */
const MOST_PAGES = 100;
const PHONE = { width: 320, height: 700 };
const DESK = { width: 1280, height: 900 };

/** How each page is looked at: every language, both widths, both colours. */
const LOOKS = [
  { language: 'en', size: DESK, colorScheme: 'light' },
  { language: 'fr', size: PHONE, colorScheme: 'dark' },
  { language: 'es', size: PHONE, colorScheme: 'light' },
] as const;
type Look = (typeof LOOKS)[number];

/** Two addresses of the same kind of page: a reference or number stands for all of them. */
const kindOf = (address: string): string =>
  address
    .replace(/\?.*$/, '')
    .replace(/[AF]-\d+/g, 'A')
    .replace(/\d{2}[A-Z]{2}\d{6}-[A-Z]{2}/g, 'N')
    .replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, 'ID')
    .replace(/\/(law)\/.+/, '/$1/R');

/** Not a file, and nothing that ends the session the other tests live by. */
const isPage = (address: string): boolean =>
  !/\/(pdf|preview|export|picture)$|\/documents\/[0-9a-f-]{36}$|^\/sign-out|\.(json|csv|svg|css)$/.test(address);
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
  expect.soft(answer?.status(), `${address} is there`).toBe(address === NOWHERE ? 404 : 200);
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

async function lookAt(page: Page, address: string, look: Look): Promise<void> {
  await open(page, address, look);
  await hasNoFault(page, address, look);
}

/** Walks from page to page, all of the starts and one of each kind beyond. */
async function walk(page: Page, starts: readonly string[], goesTo: (address: string) => boolean): Promise<readonly string[]> {
  const seen = new Map<string, string>(starts.map((start) => [start, start]));
  const kinds = new Set(starts.map(kindOf));
  const waiting = [...starts];
  for (let address = waiting.shift(); address !== undefined && seen.size < MOST_PAGES; address = waiting.shift()) {
    await lookAt(page, address, LOOKS[0]);
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
const PUBLIC = [
  '/',
  '/check',
  '/check?what=live&species=Psittacus+erithacus&way=out&before=here&source=C&country=FR&purpose=Z',
  '/sign-in',
  '/verify',
  '/verify/file',
  '/species?q=python',
  '/help',
  '/register',
  '/register/sent',
  '/forgotten-password',
  `/confirm/${'A'.repeat(43)}`,
  `/reset-password/${'A'.repeat(43)}`,
  '/how-to-check',
  '/law/COD-12',
  NOWHERE,
];

test.describe.configure({ timeout: 480_000 });

test('every public page is accessible in each language, and fits a small phone', async ({ page }) => {
  const pages = await walk(page, PUBLIC, isPublic);
  expect(pages.length).toBeLessThan(MOST_PAGES);
  for (const look of LOOKS.slice(1)) for (const address of pages) await lookAt(page, address, look);
});

for (const { who, starts, reaches } of WALKS) {
  test(`every page of ${who} is accessible in each language, and fits a small phone`, async ({ as }) => {
    const page = await as(who);
    const pages = await walk(page, starts, (address) => !isPublic(address));
    expect(pages.length).toBeLessThan(MOST_PAGES);
    const reached = pages.map(pageAt);
    expect(reaches.filter((pattern) => !reached.includes(pattern))).toEqual([]);
    for (const look of LOOKS.slice(1)) for (const address of pages) await lookAt(page, address, look);
  });
}

test('the page on which a number is declared void is accessible in each language', async ({ as }) => {
  const page = await as('signer');
  for (const look of LOOKS) {
    // Each look has a number of its own: the sweeper signs what is left unsigned for more than ten seconds.
    const number = execFileSync(process.execPath, typescript('e2e/everywhere/take-number.ts'), { encoding: 'utf8' }).trim();
    await lookAt(page, `/office/permits/${number.replace('/', '-')}/void`, look);
    await expect(page.locator('[name=reason]')).toBeVisible();
  }
});

test('somebody’s walk leads to every page there is', () => {
  const reached = new Set([...WALKS.flatMap(({ reaches }) => reaches), ...Object.keys(ELSEWHERE)]);
  expect(PAGES.filter((page) => !reached.has(page))).toEqual([]);
});
