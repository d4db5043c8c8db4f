/** A paper that looks wrong, reported by anybody and closed by an officer. */
import { expect, test } from '../people';

test('anybody reports a suspicious paper, and an officer closes the report once', async ({ page, as }) => {
  await page.goto('/report?number=26XA009999-EX');
  await expect(page.locator('[name=number]')).toHaveValue('26XA009999-EX');
  await page.locator('main form button').click();
  await expect(page.locator('.error-summary li')).toHaveCount(2);
  await expect(page.locator('[name=number]')).toHaveValue('26XA009999-EX');
  await page.locator('[name=where]').fill('Market of Port-Exemple, today <b>');
  await page.locator('[name=what]').fill('The quantity was painted over.');
  await page.locator('main form button').click();
  const reference = /R-\d+/.exec(await page.locator('main').innerText())?.[0] ?? '';
  expect(reference).not.toBe('');

  const officer = await as('officer');
  await officer.goto('/office/suspicions');
  await officer.getByRole('link', { name: reference, exact: true }).click();
  await expect(officer.locator('main')).toContainText('Market of Port-Exemple, today <b>');
  await officer.locator('[name=note]').fill('Seized at the market.');
  await officer.locator('main form button').click();
  await officer.waitForURL('**/office/suspicions');
  await officer.goto(`/office/suspicions/${reference}`);
  await expect(officer.locator('main')).toContainText('Seized at the market.');
  await expect(officer.locator('[name=note]')).toHaveCount(0);
});
