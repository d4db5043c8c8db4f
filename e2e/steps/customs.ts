/** What an officer does at the border, as steps of a browser test; needs Customs to be signed in, works with JavaScript on and off. */
import { expect, type Page } from '@playwright/test';
import { press } from './form';
import { verdictOn } from './verify';

const inAddress = (number: string) => number.replace('/', '-');

/** Lets a reader type into the box and send Enter, as it does; answers the verdict's word. */
export async function scanAtBorder(page: Page, text: string): Promise<string> {
  await page.goto('/customs');
  await expect(page.locator('#text')).toBeFocused();
  await page.keyboard.insertText(text);
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/customs\/look-up\?/);
  return verdictOn(page);
}

/** Opens the check of a permit by its number; answers the verdict's word. */
export async function lookUp(page: Page, number: string): Promise<string> {
  await page.goto(`/customs/permits/${inAddress(number)}`);
  return verdictOn(page);
}

/** What is typed into the form of an endorsement: quantities by the position of their line. */
export interface Crossing {
  readonly quantities: Readonly<Record<number, string>>;
  readonly transportDocument?: string;
  readonly remarks?: string;
}

/** Fills the form of an endorsement in and sends it, whatever comes of it. */
export async function tryToEndorse(page: Page, number: string, crossing: Crossing): Promise<void> {
  await page.goto(`/customs/permits/${inAddress(number)}/endorse`);
  for (const [position, quantity] of Object.entries(crossing.quantities)) await page.locator(`[name=quantity-${position}]`).fill(quantity);
  await page.locator('[name=transportDocument]').fill(crossing.transportDocument ?? '');
  await page.locator('[name=remarks]').fill(crossing.remarks ?? '');
  await press(page, page.locator('main form.form button[type=submit]'));
}

/** Endorses what crossed; answers the reference of the endorsement (`E-12`). */
export async function endorse(page: Page, number: string, crossing: Crossing): Promise<string> {
  await tryToEndorse(page, number, crossing);
  await page.waitForURL(/\/endorsements\/[0-9a-f-]{36}$/);
  return /E-\d+/.exec(await page.locator('main').innerText())?.[0] ?? '';
}
