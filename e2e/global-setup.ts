/** Signs everybody of Exampleland in once, as a person would, and keeps the sessions: the throttled door is not what most tests are about. */
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { type Browser, chromium, type FullConfig } from '@playwright/test';
import { type Somebody, sessionFile } from './people';
import { freshCode } from './steps/codes';

interface Account {
  readonly email: string;
  readonly password: string;
}

const ACCOUNTS: readonly Account[] = JSON.parse(readFileSync(new URL('../prisma/seed/demo-accounts.json', import.meta.url), 'utf8'));

async function signIn({ email, password }: Account, browser: Browser, baseURL?: string): Promise<void> {
  const who = email.split('@')[0] as Somebody;
  const context = await browser.newContext({ ...(baseURL ? { baseURL } : {}), javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto('/sign-in');
  await page.locator('[name=email]').fill(email);
  await page.locator('[name=password]').fill(password);
  await page.locator('main form button').first().click();
  const code = await freshCode(who);
  if (code) {
    await page.waitForURL(/\/sign-in\/factor/);
    await page.locator('[name=proofCode]').fill(code);
    await page.locator('main form button[type=submit]').first().click();
  }
  await page.waitForURL((url) => !url.pathname.startsWith('/sign-in'));
  await context.storageState({ path: sessionFile(who) });
  await context.close();
}

/** Signs in those that `wanted` names, and keeps their sessions. */
export async function signPeopleIn(browser: Browser, baseURL?: string, wanted: (who: string) => boolean = () => true): Promise<void> {
  mkdirSync('test-results/sessions', { recursive: true });
  // A run begins with codes of its own: what an earlier one was given says nothing about this portal.
  rmSync('test-results/codes', { recursive: true, force: true });
  // Two at a time: the work is the portal's, and it has two processors.
  const waiting = ACCOUNTS.filter(({ email }) => wanted(email.split('@')[0] ?? ''));
  const inTurn = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) await signIn(next, browser, baseURL);
  };
  await Promise.all([inTurn(), inTurn()]);
}

/** Half as long as a session lasts that nobody uses, with room: some people are wanted only near the end of a run. */
const AWAKE_EVERY_MS = 5 * 60_000;

/** Takes a step as everybody, so that nobody is signed out while others are at work. */
async function stayAwake(baseURL: string): Promise<void> {
  for (const { email } of ACCOUNTS) {
    const { cookies } = JSON.parse(readFileSync(sessionFile(email.split('@')[0] as Somebody), 'utf8')) as {
      cookies: readonly { name: string; value: string }[];
    };
    const cookie = cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
    // A portal that is being stopped no longer answers, and nobody needs it to.
    await fetch(new URL('/security', baseURL), { headers: { cookie, accept: 'text/html' }, redirect: 'manual' }).catch(() => undefined);
  }
}

export default async function signEverybodyIn(config: FullConfig): Promise<() => void> {
  const use = config.projects[0]?.use ?? {};
  const browser = await chromium.launch(use.launchOptions ?? {});
  await signPeopleIn(browser, use.baseURL);
  await browser.close();
  const awake = setInterval(() => void stayAwake(use.baseURL ?? ''), AWAKE_EVERY_MS);
  return () => clearInterval(awake);
}
