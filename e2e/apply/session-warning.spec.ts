/** With scripts: what is typed is kept while it is typed, and the end of the session is announced in time. */
import { expect, test } from '../people';
import { applicationPage, startApplication } from '../steps/apply';

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
