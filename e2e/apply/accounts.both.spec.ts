/** From a stranger to somebody whom the office knows. With JavaScript on and off. */
import { randomUUID } from 'node:crypto';
import { pdfFile } from '../../tests/support/files';
import { expect, test } from '../people';
import { linkMailedTo, newcomer, openAccount, signIn, submit } from '../steps/account';
import { press } from '../steps/form';

test('a stranger opens an account, confirms the address, says who they are, and is verified by the office', async ({ as, page }) => {
  const email = `amara.${randomUUID()}@example.org`;
  await openAccount(page, email);
  const link = await linkMailedTo(await as('admin'), email);

  await page.goto(link);
  await submit(page);
  await expect(page).toHaveURL(/\/sign-in\?done=confirmed/);
  await page.goto(link);
  await expect(page.locator('main')).toContainText('expired or was used');

  await signIn(page, email);
  await page.goto('/apply/setup');
  await page.locator('[name=phone]').fill('+33 1 99 00 12 34');
  await page.locator('[name=address]').fill('4 Harbour Street\n1000 Port Example');
  await submit(page);
  await expect(page).toHaveURL(/\/apply$/);
  await page.goto('/apply/account');
  await expect(page.locator('main')).toContainText('Amara Diallo');

  const officer = await as('officer');
  await officer.goto(`/office/traders?view=all&q=${encodeURIComponent(email)}`);
  await officer.locator('main tbody th a').first().click();
  await officer.locator('[name=outcome][value=verify]').check();
  await submit(officer);
  await officer.goto(`/office/traders?view=verified&q=${encodeURIComponent(email)}`);
  await expect(officer.locator('main tbody')).toContainText('Amara Diallo');
});

test('somebody whom the office asks for a passport sends a copy, which the officer opens and verifies them by', async ({ as, page }) => {
  const email = `papers.${randomUUID()}@example.org`;
  await newcomer(page, await as('admin'), email);

  const officer = await as('officer');
  await officer.goto(`/office/traders?view=all&q=${encodeURIComponent(email)}`);
  await officer.locator('main tbody th a').first().click();
  await officer.locator('[name=outcome][value=ask]').check();
  await officer.locator('[name=reason]').fill('A copy of your passport, please.');
  await submit(officer);

  await page.goto('/apply/account');
  await expect(page.locator('main')).toContainText('A copy of your passport, please.');
  await page.getByRole('link', { name: 'Send a copy of a paper' }).click();
  const upload = page.locator('form.upload');
  await upload.locator('#paper-file').setInputFiles({ name: 'letter.txt', mimeType: 'text/plain', buffer: Buffer.from('not a paper') });
  await upload.getByRole('button', { name: 'Upload' }).click();
  await expect(page.locator('main')).toContainText('letter.txt');
  await expect(page.getByRole('button', { name: 'Send to the office' })).toHaveCount(0);
  await upload
    .locator('#paper-file')
    .setInputFiles({ name: 'passport.pdf', mimeType: 'application/pdf', buffer: Buffer.from(await pdfFile()) });
  await upload.getByRole('button', { name: 'Upload' }).click();
  await expect(page.locator('.document-item')).toContainText('passport.pdf');
  await press(page, page.getByRole('button', { name: 'Send to the office' }));
  await expect(page.locator('main')).toContainText('writes to you when it has looked');

  await officer.reload();
  const paper = officer.getByRole('link', { name: 'Download passport.pdf' });
  const opened = await officer.request.get((await paper.getAttribute('href')) ?? '');
  expect([opened.status(), opened.headers()['content-type']]).toEqual([200, 'application/pdf']);
  await officer.locator('[name=outcome][value=verify]').check();
  await submit(officer);

  await page.goto('/apply/papers/me');
  await expect(page.locator('main')).toContainText('The office has verified who you are');
  await press(page, page.getByRole('button', { name: 'Take away passport.pdf' }));
  await expect(page.locator('.document-item')).toHaveCount(0);
});

test('a wrong password is refused, and the address stays as typed', async ({ page }) => {
  const email = `never.${randomUUID()}@example.org`;
  await openAccount(page, email);
  await page.goto('/sign-in');
  await page.locator('[name=email]').fill(email);
  await page.locator('[name=password]').fill('not the password');
  await submit(page);
  await expect(page.locator('.error-summary')).toBeVisible();
  await expect(page.locator('[name=email]')).toHaveValue(email);
});

test('registering with an address that has an account looks the same from outside', async ({ page }) => {
  await openAccount(page, 'trader@example.org');
});
