/**
 * A first-timer's way through the portal. Nothing here knows what comes next: a page is looked at, its questions are answered by
 * name, and its first button leads on. Where a page does not say how to go on, a tour ends there, and its test fails.
 */
import { expect, type Locator, type Page } from '@playwright/test';
import type { TypedAnswers } from '../steps/apply';
import { press } from '../steps/form';
import { type Camera, camera } from './camera';

export type Language = 'en' | 'fr' | 'es';

/** Somebody under way. */
export interface Tour {
  readonly page: Page;
  readonly language: Language;
  readonly camera: Camera;
  /** What no page may do: complain on the console, or ask anybody else for anything. */
  readonly complaints: readonly string[];
}

/** A page on which more is done than answering by name. */
export interface Turn {
  /** What such a page has in it. */
  readonly has: string;
  readonly act: (tour: Tour) => Promise<void>;
}

const MOST_PAGES = 45;

/** Begins on the front page. */
export async function setOut(page: Page, name: string, language: Language): Promise<Tour> {
  const complaints: string[] = [];
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('request', (request) => {
    const { protocol, hostname } = new URL(request.url());
    if (protocol.startsWith('http') && hostname !== 'localhost') complaints.push(`asks ${hostname}`);
  });
  await page.goto('/');
  return { page, language, camera: camera(name, language), complaints };
}

/** What every page of a tour has to be: in the reader's language, with a heading, and as wide as the screen. */
export async function look({ page, language, camera: { take } }: Tour, name = nameOf(page)): Promise<void> {
  await expect(page.locator('html'), page.url()).toHaveAttribute('lang', language);
  await expect(page.locator('main h1'), page.url()).toHaveCount(1);
  const [width = 0, room = 0] = await page.evaluate(() => [document.documentElement.scrollWidth, document.documentElement.clientWidth]);
  expect(width, `${page.url()} fits the screen`).toBeLessThanOrEqual(room);
  await take(page, name);
}

/** What a page is about: the last word of its address, or the question of the check that it asks. */
function nameOf(page: Page): string {
  const { pathname, searchParams } = new URL(page.url());
  const words = pathname.split('/').filter((word) => word !== '' && !/^A-\d+$|^[0-9a-f]{8}-/.test(word));
  const last = words.at(-1) ?? 'front';
  if (last === 'check') return `check-${[...searchParams.keys()].at(-1) ?? 'begin'}`;
  return last === 'applications' ? 'tasks' : last;
}

const FIELDS = 'main form:not([role=search], .upload) :is(input, select, textarea):not([type=hidden])';

/** Answers every question of the page that the traveller has an answer to. */
async function answerPage({ page }: Tour, answers: TypedAnswers): Promise<void> {
  const fields = page.locator(FIELDS);
  const asked = await fields.evaluateAll((all) =>
    all.map((field) => ({
      name: field.getAttribute('name') ?? '',
      kind: field.getAttribute('type') ?? field.tagName,
      value: field.getAttribute('value'),
    })),
  );
  for (const [index, { name, kind, value }] of asked.entries()) {
    const known = answerTo(name, answers);
    if (known === undefined) continue;
    const field = fields.nth(index);
    if (kind === 'SELECT') await field.selectOption(known);
    else if (kind !== 'radio' && kind !== 'checkbox') await field.fill(known);
    else if (value === known) await field.check();
  }
}

/** The answer to a question, or the part of a day that one of its three boxes asks for. */
function answerTo(name: string, answers: TypedAnswers): string | undefined {
  const [, question = name, part = ''] = /^(.+)-(year|month|day)$/.exec(name) ?? [];
  return part === '' ? answers[name] : answers[question]?.split('-')[['year', 'month', 'day'].indexOf(part)];
}

/** Leaves a page by a link or a button, and waits for the next. */
export async function leaveBy({ page }: Tour, way: Locator): Promise<void> {
  const here = page.url();
  if (await sends(way)) await press(page, way);
  else await way.click();
  await page.waitForURL((address) => address.href !== here, { waitUntil: 'domcontentloaded' });
}

const sends = (way: Locator): Promise<boolean> =>
  way.evaluate((element) => {
    const form = element.closest('form');
    return element.tagName === 'BUTTON' && form !== null && form.getAttribute('method') !== 'get';
  });

/** Goes from page to page until one has what is looked for. */
export async function goOn(tour: Tour, answers: TypedAnswers, until: string, turns: readonly Turn[]): Promise<void> {
  const { page } = tour;
  for (let pages = 0; (await page.locator(until).count()) === 0; pages += 1) {
    expect(pages, `${page.url()} leads to ${until}`).toBeLessThan(MOST_PAGES);
    await passOn(tour, answers, turns);
  }
  await look(tour);
}

async function passOn(tour: Tour, answers: TypedAnswers, turns: readonly Turn[]): Promise<void> {
  const { page } = tour;
  for (const { has, act } of turns) if ((await page.locator(has).count()) > 0) return act(tour);
  const forward = page.locator('main .button-primary:visible').first();
  // Where a link leads on, the questions below it are for later.
  if (await forward.evaluate((element) => element.tagName === 'BUTTON')) await answerPage(tour, answers);
  await look(tour);
  await leaveBy(tour, forward);
}
