/** Signs everybody of Exampleland in once, as a person would, and keeps the sessions: the throttled door is not what most tests are about. */
import { mkdirSync, readFileSync } from 'node:fs';
import { chromium, type FullConfig } from '@playwright/test';
import { type Somebody, sessionFile } from './people';

interface Account {
  readonly email: string;
  readonly password: string;
}

export default async function signEverybodyIn(config: FullConfig): Promise<void> {
  const accounts: readonly Account[] = JSON.parse(readFileSync(new URL('../prisma/seed/demo-accounts.json', import.meta.url), 'utf8'));
  const use = config.projects[0]?.use ?? {};
  mkdirSync('test-results/sessions', { recursive: true });
  const browser = await chromium.launch(use.launchOptions ?? {});
  for (const { email, password } of accounts) {
    const context = await browser.newContext({ ...(use.baseURL ? { baseURL: use.baseURL } : {}), javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto('/sign-in');
    await page.locator('[name=email]').fill(email);
    await page.locator('[name=password]').fill(password);
    await page.locator('main form button').first().click();
    await page.waitForURL((url) => !url.pathname.startsWith('/sign-in'));
    await context.storageState({ path: sessionFile(email.split('@')[0] as Somebody) });
    await context.close();
  }
  await browser.close();
}
