/** How somebody comes to an account, as steps of a browser test; with JavaScript on and off. */
import { expect, type Page } from '@playwright/test';
import { press } from './form';

const PASSWORD = 'orchids over the river 1975';

/** Sends the last form of the page. */
export const submit = (page: Page) => press(page, page.locator('main form.form button[type=submit]').last());

/** The link of the newest letter to an address, read by the administrator as no mail server is connected; `to` begins its path. */
export async function linkMailedTo(admin: Page, address: string, to = 'confirm'): Promise<string> {
  await admin.goto(`/office/admin/mail?q=${encodeURIComponent(address)}`);
  await admin.locator('main tbody th a').first().click();
  await expect(admin.locator('.letter')).toContainText(`/${to}/`);
  const [link = ''] = new RegExp(`https?://\\S+/${to}/[\\w-]+`).exec(await admin.locator('.letter').innerText()) ?? [];
  return new URL(link).pathname;
}

/** Opens an account, whose address waits to be confirmed. */
export async function openAccount(page: Page, email: string, name = 'Amara Diallo'): Promise<void> {
  await page.goto('/register');
  await page.locator('[name=name]').fill(name);
  await page.locator('[name=email]').fill(email);
  await page.locator('[name=password]').fill(PASSWORD);
  await submit(page);
  await expect(page).toHaveURL(/\/register\/sent/);
}

/** Signs in with the password that `openAccount` gives. So many sign in at the beginning of a run that the door may ask to wait a minute. */
export async function signIn(page: Page, email: string): Promise<void> {
  await expect(async () => {
    await page.goto('/sign-in');
    await page.locator('[name=email]').fill(email);
    await page.locator('[name=password]').fill(PASSWORD);
    await submit(page);
    await expect(page).not.toHaveURL(/\/sign-in/, { timeout: 3_000 });
  }).toPass({ timeout: 100_000, intervals: [10_000] });
}

/** Somebody new, signed in, whose address is confirmed and who said who they are; the office has not looked yet. */
export async function newcomer(page: Page, admin: Page, email: string, name?: string): Promise<void> {
  await openAccount(page, email, name);
  await page.goto(await linkMailedTo(admin, email));
  await submit(page);
  await signIn(page, email);
  await page.goto('/apply/setup');
  await page.locator('[name=phone]').fill('+33 1 99 00 12 34');
  await page.locator('[name=address]').fill('4 Harbour Street\n1000 Port Example');
  await submit(page);
  await expect(page).toHaveURL(/\/apply$/);
}
