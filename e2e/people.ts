/** The people of Exampleland, already signed in. */
import { type Browser, type BrowserContextOptions, test as base, type Page } from '@playwright/test';

/** Somebody with an account: the part of the e-mail address before the @. */
export type Somebody =
  | 'trader'
  | 'trader2'
  | 'agent'
  | 'new'
  | 'waiting'
  | 'officer'
  | 'officer2'
  | 'lead'
  | 'flora'
  | 'signer'
  | 'signer2'
  | 'sa'
  | 'customs'
  | 'customs2'
  | 'supervisor'
  | 'auditor'
  | 'admin'
  | 'admin2';

/** Where somebody's session is kept for the run. */
export const sessionFile = (who: Somebody): string => `test-results/sessions/${who}.json`;

/** A page of a browser in which somebody is signed in; `as` keeps the JavaScript setting and language of the test. */
export type As = (who: Somebody) => Promise<Page>;

/** Playwright's test, with `as('officer')`. */
export const test = base.extend<{ as: As }>({
  as: async ({ browser, javaScriptEnabled, locale, viewport, baseURL }, use) => {
    const open = openAs(browser, { javaScriptEnabled, ...(locale ? { locale } : {}), viewport, ...(baseURL ? { baseURL } : {}) });
    await use(open.as);
    await open.close();
  },
});

function openAs(browser: Browser, options: BrowserContextOptions) {
  const pages = new Map<Somebody, Promise<Page>>();
  const open = async (who: Somebody): Promise<Page> => (await browser.newContext({ ...options, storageState: sessionFile(who) })).newPage();
  return {
    as: (who: Somebody): Promise<Page> => {
      const page = pages.get(who) ?? open(who);
      pages.set(who, page);
      return page;
    },
    close: async () => {
      for (const page of pages.values()) await (await page).context().close();
    },
  };
}

export { expect } from '@playwright/test';
