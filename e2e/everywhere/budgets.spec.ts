/** What each kind of page sends over the line, from where, and whether it stands still while it loads. */
import type { Page } from '@playwright/test';
import { expect, test } from '../people';
import { PAGE_BUDGETS, type PageBudget } from './page-budgets';

const KINDS = { Script: 'script', Stylesheet: 'style', Font: 'font', Document: 'page' } as const;
type Kind = (typeof KINDS)[keyof typeof KINDS];

/** Everything that came over the line for one page. */
interface Loaded {
  readonly kilobytes: Readonly<Record<Kind, number>>;
  readonly foreign: readonly string[];
  readonly complaints: readonly string[];
  readonly shift: number;
}

/** The layout shifts since the page began, summed; the page counts them itself, from its first byte. */
const COUNT_SHIFTS = `window.layoutShift = 0; new PerformanceObserver((list) => {
  for (const entry of list.getEntries()) if (!entry.hadRecentInput) window.layoutShift += entry.value;
}).observe({ type: 'layout-shift', buffered: true });`;

async function load(page: Page, address: string, origin: string): Promise<Loaded> {
  const sent = { script: 0, style: 0, font: 0, page: 0 };
  const kinds = new Map<string, Kind>();
  const foreign: string[] = [];
  const complaints: string[] = [];
  const line = await page.context().newCDPSession(page);
  await line.send('Network.enable');
  await line.send('Network.setCacheDisabled', { cacheDisabled: true });
  line.on('Network.responseReceived', ({ requestId, type, response }) => {
    const kind = KINDS[type as keyof typeof KINDS];
    if (kind) kinds.set(requestId, kind);
    // The budget is of what a page is made of; what came before the end of the headers is not.
    if (kind) sent[kind] -= response.encodedDataLength;
    if (/^https?:/.test(response.url) && new URL(response.url).origin !== origin) foreign.push(response.url);
  });
  line.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    const kind = kinds.get(requestId);
    if (kind) sent[kind] += encodedDataLength;
  });
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(String(error)));
  await page.addInitScript(COUNT_SHIFTS);
  await page.goto(address, { waitUntil: 'networkidle' });
  const shift = await page.evaluate(() => (globalThis as typeof globalThis & { layoutShift: number }).layoutShift);
  const kilobytes = Object.fromEntries(Object.entries(sent).map(([kind, bytes]) => [kind, Math.round(bytes / 100) / 10]));
  return { kilobytes: kilobytes as Loaded['kilobytes'], foreign, complaints, shift };
}

/** A line's own address is not known before its draft is opened. */
async function addressOf(page: Page, { address }: PageBudget): Promise<string> {
  if (address.startsWith('/')) return address;
  await page.goto('/apply/applications/A-10011/specimens');
  return (await page.locator('main a[href*="/lines/"][href*="/species"]').first().getAttribute('href')) ?? '';
}

for (const budget of PAGE_BUDGETS) {
  test(`the page “${budget.kind}” stays within its budget, asks nobody else, and does not move`, async ({ as, page, baseURL }) => {
    const visitor = budget.who ? await as(budget.who) : page;
    const address = await addressOf(visitor, budget);
    expect(address).toMatch(/^\//);
    const { kilobytes, foreign, complaints, shift } = await load(visitor, address, new URL(baseURL ?? '').origin);
    console.log(`${budget.kind}: ${JSON.stringify(kilobytes)} kB, shift ${shift}`);
    for (const kind of Object.values(KINDS)) expect.soft(kilobytes[kind], `kB of ${kind}`).toBeLessThanOrEqual(budget.most[kind]);
    expect.soft(foreign, 'requests to others').toEqual([]);
    expect.soft(complaints, 'what the console complains of').toEqual([]);
    expect.soft(shift, 'how far the page moves while it loads').toBe(0);
  });
}
