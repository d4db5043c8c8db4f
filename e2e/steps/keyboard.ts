/** Somebody at the keyboard: every press and every answer of the server is counted. */
import { expect, type Page } from '@playwright/test';

/** A key, or text typed letter by letter, counted. */
export interface Keyboard {
  /** Presses keys one after another. */
  readonly press: (...keys: readonly string[]) => Promise<void>;
  readonly write: (text: string) => Promise<void>;
  /** Presses a key that leads somewhere, and waits until the page there listens. */
  readonly go: (key: string, to: RegExp | ((at: URL) => boolean)) => Promise<void>;
  /** Goes down the rows of the queue to a case, or up to it, and opens it. */
  readonly openCase: (reference: string) => Promise<void>;
  /** Waits until the page listens to keys, and counts from there. */
  readonly begin: () => Promise<void>;
  readonly counted: () => { readonly presses: number; readonly answers: number };
}

const MOST_ROWS = 25;

export function keyboardOf(page: Page): Keyboard {
  const count = { presses: 0, answers: 0 };
  // What a page is made of beside itself comes out of the browser's cache after the first one.
  page.on('response', (response) => {
    if (['document', 'fetch', 'xhr'].includes(response.request().resourceType())) count.answers += 1;
  });
  const press = async (...keys: readonly string[]) => {
    for (const key of keys) {
      count.presses += 1;
      await page.keyboard.press(key);
    }
  };
  const listens = async () => {
    await page.waitForLoadState('domcontentloaded');
    // A key that is pressed before React has taken the page over is lost, as it is for anybody who is faster than it.
    await page.waitForFunction(() => {
      const button = document.querySelector('main .keys-open, main [aria-keyshortcuts="?"]');
      return button !== null && Object.keys(button).some((name) => name.startsWith('__reactProps'));
    });
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => setTimeout(done, 20))));
  };
  const go: Keyboard['go'] = async (key, to) => {
    await press(key);
    await page.waitForURL(to);
    await listens();
  };
  return {
    press,
    go,
    write: async (text) => {
      count.presses += [...text].length;
      await page.keyboard.type(text);
    },
    openCase: async (reference) => {
      const row = page.locator('tbody a[data-case]:focus');
      const walk = [...Array(MOST_ROWS).fill('j'), ...Array(MOST_ROWS).fill('k')];
      for (const key of walk) {
        await press(key);
        if ((await row.textContent()) === reference) break;
      }
      await expect(row).toHaveText(reference);
      await go('Enter', new RegExp(`/office/applications/${reference}$`));
    },
    begin: async () => {
      await listens();
      Object.assign(count, { presses: 0, answers: 0 });
    },
    counted: () => ({ ...count }),
  };
}

/** Expects a case to be in a state, on its own page. */
export const isIn = (page: Page, state: string) => expect(page.locator('.identity')).toHaveAttribute('data-state', state);
