/** What anybody does with a permit in hand; no account, and no script on these pages. */
import { expect, type Page } from '@playwright/test';

/** The word of the verdict that is shown. */
export const verdictOn = (page: Page): Promise<string> => page.locator('.verdict-word').innerText();

/** Opens what a phone's camera reads off the paper; answers the verdict's word. */
export async function checkByAddress(page: Page, address: string): Promise<string> {
  const { pathname } = new URL(address);
  const answer = await page.goto(pathname);
  expect(answer?.status()).toBe(200);
  return verdictOn(page);
}

/** Types number and check code into the public form; answers the verdict's word. */
export async function checkByNumber(page: Page, number: string, code: string): Promise<string> {
  await page.goto('/verify');
  await page.locator('[name=number]').fill(number);
  await page.locator('[name=code]').fill(code);
  await page.locator('main form button').first().click();
  await page.waitForURL(/\/v\//);
  return verdictOn(page);
}

/** Pastes the text of a square code into the public form; answers the verdict's word. */
export async function checkByText(page: Page, text: string): Promise<string> {
  await page.goto('/verify');
  await page.locator('main summary').click();
  await page.locator('[name=text]').fill(text);
  await page.locator('main details form button').click();
  await page.waitForURL(/\/V\//);
  return verdictOn(page);
}
