/** Every page that anybody can reach by links: no accessibility fault, no sideways scrolling at 320 pixels, in three languages. */
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, type Somebody, test } from '../people';

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
const MOST_PAGES = 40;

/** Two addresses of the same kind of page: a reference or number stands for all of them. */
const kindOf = (address: string): string =>
  address
    .replace(/\?.*$/, '')
    .replace(/A-\d+/g, 'A')
    .replace(/\d{2}[A-Z]{2}\d{6}-[A-Z]{2}/g, 'N')
    .replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, 'ID')
    .replace(/\/(law)\/.+/, '/$1/R');

/** Addresses that answer with a file, or that end the session the other tests live by. */
const isPage = (address: string): boolean => !/\/(pdf|preview)$|^\/sign-out|\.(json|csv|svg|css)$/.test(address);

async function linksOn(page: Page): Promise<readonly string[]> {
  const found = await page.locator('a[href^="/"]').evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''));
  return found.map((href) => href.replace(/#.*$/, '')).filter(isPage);
}

/** Walks from page to page, one of each kind. */
async function walk(page: Page, starts: readonly string[], look: (address: string) => Promise<void>): Promise<readonly string[]> {
  const seen = new Map<string, string>();
  const waiting = [...starts];
  for (let address = waiting.shift(); address !== undefined && seen.size < MOST_PAGES; address = waiting.shift()) {
    const kind = kindOf(address);
    if (seen.has(kind)) continue;
    seen.set(kind, address);
    const answer = await page.goto(address);
    expect.soft(answer?.status(), `${address} is there`).toBeLessThan(400);
    await look(address);
    waiting.push(...(await linksOn(page)));
  }
  return [...seen.values()];
}

async function hasNoFault(page: Page, address: string): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).withTags(TAGS).analyze();
  const told = violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(' ')).join(' | ')}`);
  expect.soft(told, `${address} in ${await page.locator('html').getAttribute('lang')}`).toEqual([]);
  expect.soft(await page.title(), `${address} has a title`).not.toBe('');
}

async function doesNotScrollSideways(page: Page, address: string): Promise<void> {
  const width = await page.evaluate(() => document.documentElement.scrollWidth);
  expect.soft(width, `${address} fits 320 pixels`).toBeLessThanOrEqual(320);
}

const PUBLIC = ['/', '/sign-in', '/verify', '/species?q=python', '/help', '/how-to-check', '/law/COD-12', '/nothing-here'];
const PEOPLE: readonly (readonly [Somebody, readonly string[]])[] = [
  ['trader', ['/apply']],
  ['officer', ['/office/queue?state=all', '/office/queue', '/office/permits']],
  ['signer', ['/office/queue?state=recommended', '/office/queue']],
  ['sa', ['/office/advice']],
  ['customs', ['/customs', '/customs/permits/26XA000003-EX']],
  ['auditor', ['/office/audit']],
];

test.describe.configure({ timeout: 240_000 });

for (const language of ['en', 'fr', 'es'] as const) {
  test(`public pages are accessible in ${language} and fit a small phone`, async ({ page }) => {
    await page.setViewportSize({ width: 320, height: 700 });
    for (const address of PUBLIC) {
      await page.goto(`${address}${address.includes('?') ? '&' : '?'}lang=${language}`);
      await hasNoFault(page, address);
      await doesNotScrollSideways(page, address);
      expect.soft(await page.locator('html').getAttribute('lang')).toBe(language);
    }
  });
}

for (const [who, starts] of PEOPLE) {
  test(`every page of ${who} is accessible, and fits a small phone in the dark`, async ({ as }) => {
    const page = await as(who);
    const pages = await walk(page, starts, (address) => hasNoFault(page, address));
    expect(pages.length).toBeGreaterThan(1);
    await page.setViewportSize({ width: 320, height: 700 });
    await page.emulateMedia({ colorScheme: 'dark' });
    for (const [index, address] of pages.entries()) {
      await page.goto(`${address}${address.includes('?') ? '&' : '?'}lang=${['fr', 'es', 'en'][index % 3]}`);
      await hasNoFault(page, address);
      await doesNotScrollSideways(page, address);
    }
    await page.goto(`${starts[0]}${starts[0]?.includes('?') ? '&' : '?'}lang=en`);
  });
}
