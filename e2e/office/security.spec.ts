/** Two steps into the portal, and what stands between them. global-setup signs everybody in by codes, with scripts off. */
import type { Page } from '@playwright/test';
import { expect, test } from '../people';
import { freshCode } from '../steps/codes';
import { press } from '../steps/form';

const PERSON = { email: 'admin2@example.test', password: 'two keys for every heavy door' };

async function typePassword(page: Page): Promise<void> {
  await page.goto('/sign-in?next=/security');
  await page.locator('[name=email]').fill(PERSON.email);
  await page.locator('[name=password]').fill(PERSON.password);
  await press(page, page.locator('main form button').first());
  await page.waitForURL(/\/sign-in\/factor\?next=/);
}

async function typeCode(page: Page, code: string | null): Promise<void> {
  await page.locator('[name=proofCode]').fill(code ?? '');
  await press(page, page.locator('main form button[type=submit]').first());
}

test('a password alone opens nothing; a code opens the portal, and confirms the passkey that opens it next', async ({ page }) => {
  await typePassword(page);
  expect((await page.request.get('/office/admin/mail', { maxRedirects: 0 })).status(), 'half a session is a stranger’s').toBe(307);
  await typeCode(page, '000000');
  await expect(page.locator('#proofCode-error')).toBeVisible();
  await typeCode(page, await freshCode('admin2'));
  await page.waitForURL(/\/security$/);

  const devtools = await page.context().newCDPSession(page);
  await devtools.send('WebAuthn.enable');
  await devtools.send('WebAuthn.addVirtualAuthenticator', {
    options: { protocol: 'ctap2', transport: 'internal', hasResidentKey: true, hasUserVerification: true, isUserVerified: true },
  });
  await page.goto('/security/passkey');
  await page.locator('[name=name]').fill('Key on the ring');
  await page.locator('[name=proofCode]').fill((await freshCode('admin2')) ?? '');
  await page.locator('button#passkey').click();
  await page.waitForURL(/\/security\?done=added/);
  await expect(page.locator('main')).toContainText('Key on the ring');

  await page.context().clearCookies();
  await typePassword(page);
  await page.getByRole('button', { name: 'Use a passkey' }).click();
  await page.waitForURL(/\/security$/);
});
