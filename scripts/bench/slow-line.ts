// When a page of each kind shows its largest part on a slow line and a slow phone, beside the same markup with no style, script or font.
// Called by scripts/bench.mjs against a served Exampleland; prints one JSON line of rows.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { type BrowserContext, chromium } from '@playwright/test';
import { PAGE_BUDGETS, type PageBudget } from '../../e2e/everywhere/page-budgets';
import { signPeopleIn } from '../../e2e/global-setup';
import { sessionFile } from '../../e2e/people';
import { median } from './timing.mjs';

const ROUNDS = 3;
const PHONE = { kilobits: 400, latency: 400, slower: 4 };
/** The office has a desk and a line of its own. */
const DESK = { kilobits: 10_000, latency: 40, slower: 1 };
const OFFICE_KINDS = new Set(['queue', 'case']);

const lineOf = ({ kind }: PageBudget) => (OFFICE_KINDS.has(kind) ? DESK : PHONE);

const LARGEST = `window.largest = 0; new PerformanceObserver((list) => {
  for (const entry of list.getEntries()) window.largest = entry.startTime;
}).observe({ type: 'largest-contentful-paint', buffered: true });`;

/** Milliseconds from the request to the largest paint, with nothing cached. */
async function largestPaint(context: BrowserContext, address: string, line: typeof PHONE): Promise<number> {
  const page = await context.newPage();
  const tools = await context.newCDPSession(page);
  await tools.send('Network.enable');
  await tools.send('Network.setCacheDisabled', { cacheDisabled: true });
  const bytes = (line.kilobits * 1000) / 8;
  await tools.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: line.latency,
    downloadThroughput: bytes,
    uploadThroughput: bytes,
  });
  await tools.send('Emulation.setCPUThrottlingRate', { rate: line.slower });
  await page.addInitScript(LARGEST);
  await page.goto(address, { waitUntil: 'networkidle' });
  // The browser tells of a paint when it has time, which a slow processor may not have had yet.
  await page.waitForFunction('window.largest > 0');
  const ms = await page.evaluate(() => (globalThis as typeof globalThis & { largest: number }).largest);
  await page.close();
  return ms;
}

/** The markup alone: what the line and the browser take for these words, whatever is done to them. */
const bare = (page: string): string =>
  page
    .replaceAll(/<script\b[\s\S]*?<\/script>/g, '')
    .replaceAll(/<link\b[^>]*>/g, '')
    .replaceAll(/<style\b[\s\S]*?<\/style>/g, '');

const origin = process.env.APP_ORIGIN ?? '';
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
  chromiumSandbox: false,
  args: ['--disable-gpu'],
});
await signPeopleIn(browser, origin, (name) => PAGE_BUDGETS.some(({ who }) => who === name));

let markup = Buffer.alloc(0);
const floor = createServer((_, response) => {
  response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'content-encoding': 'gzip' }).end(markup);
});
await new Promise<void>((listening) => floor.listen(0, '127.0.0.1', listening));
const floorOrigin = `http://127.0.0.1:${(floor.address() as AddressInfo).port}`;

const rows = [];
// The page of a line has no address before its draft is opened; the questions stand for it.
for (const budget of PAGE_BUDGETS.filter(({ address }) => address.startsWith('/'))) {
  const line = lineOf(budget);
  const context = await browser.newContext(budget.who ? { storageState: sessionFile(budget.who) } : {});
  const answer = await context.request.get(`${origin}${budget.address}`);
  markup = gzipSync(bare(await answer.text()));
  const times: number[] = [];
  const floors: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    times.push(await largestPaint(context, `${origin}${budget.address}`, line));
    floors.push(await largestPaint(context, floorOrigin, line));
  }
  await context.close();
  const title = `Largest paint at ${line.kilobits} kbit/s, ${line.latency} ms, processor ${line.slower} × slower`;
  rows.push({ title, name: budget.kind, ms: median(times), ratio: median(times) / median(floors), isFloor: false });
  rows.push({ title, name: `floor: ${budget.kind}, its markup alone`, ms: median(floors), ratio: 1, isFloor: true });
}
floor.close();
await browser.close();
console.log(`BENCH ${JSON.stringify(rows)}`);
