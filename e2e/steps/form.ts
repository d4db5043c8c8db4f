/** Sending a form, as a step of a browser test; works with JavaScript on and off. */
import { expect, type Locator, type Page } from '@playwright/test';

/**
 * Presses a button and waits for the answer: the next page, or the same form again, no longer busy. What is typed or looked at
 * before that belongs to the form that was sent.
 */
export async function press(page: Page, button: Locator): Promise<void> {
  // Leaving a box keeps what is typed in it; that is no answer to the button.
  const answered = page.waitForResponse(
    (response) => response.request().method() === 'POST' && !response.url().endsWith('/api/kept-forms'),
  );
  await button.click();
  await answered;
  await page.waitForLoadState('domcontentloaded');
  await expect(page.locator('form[aria-busy=true]')).toHaveCount(0);
}
