/** Sending a form, as a step of a browser test; works with JavaScript on and off. */
import { expect, type Locator, type Page } from '@playwright/test';

/**
 * Presses a button and waits for the answer: the next page, or the same form again, no longer busy. What is typed or looked at
 * before that belongs to the form that was sent.
 */
export async function press(page: Page, button: Locator): Promise<void> {
  const answered = page.waitForResponse((response) => response.request().method() === 'POST');
  await button.click();
  await answered;
  await page.waitForLoadState('domcontentloaded');
  await expect(page.locator('form[aria-busy=true]')).toHaveCount(0);
}
