/** With scripts: what is typed is kept while it is typed, and the end of the session is announced in time. */
import { execFileSync } from 'node:child_process';
import { typescript } from '../../scripts/setup/installation.mjs';
import { expect, test } from '../people';
import { applicationPage, startApplication } from '../steps/apply';
import { press } from '../steps/form';

test('the session’s end is announced five minutes before, and one button goes on', async ({ as }) => {
  const page = await as('trader2');
  const reference = await startApplication(page, 'EXPORT');
  await page.clock.install();
  await page.goto(applicationPage(reference, 'exporter'));
  await page.locator('[name=exporterName]').fill('Typed and not saved');
  await page.locator('[name=exporterName]').press('Tab');
  await expect(page.locator('.kept-at')).toContainText('Draft kept at');

  await page.clock.fastForward('26:00');
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText('Do you need more time?');
  await expect(dialog.getByRole('button', { name: 'Stay signed in' })).toBeFocused();
  await dialog.getByRole('button').click();
  await expect(dialog).toBeHidden();

  await page.goto(applicationPage(reference, 'exporter'));
  await expect(page.locator('[name=exporterName]')).toHaveValue('Typed and not saved');
  await expect(page.locator('main')).toContainText('It is not saved yet');
});

test('a session that ended in the middle of a page leads back to it, with what was typed', async ({ page }) => {
  const email = 'new@example.test';
  const signIn = async (): Promise<void> => {
    await page.locator('[name=email]').fill(email);
    await page.locator('[name=password]').fill('the first lizard of many');
    await press(page, page.locator('main form.form button[type=submit]'));
  };
  await page.goto('/sign-in');
  await signIn();
  await page.waitForURL(/\/apply/);
  const address = applicationPage(await startApplication(page, 'EXPORT'), 'exporter');
  await page.goto(address);
  execFileSync(process.execPath, [...typescript('e2e/apply/lapse-session.ts'), email]);
  await page.locator('[name=exporterName]').fill('Typed at the end');
  await page.locator('main form.form button[type=submit]').last().click();
  await page.waitForURL(/\/sign-in\?next=/);
  await signIn();
  await page.waitForURL((arrived) => arrived.pathname === address);
  await expect(page.locator('[name=exporterName]')).toHaveValue('Typed at the end');
});
