/** The species picker, which needs scripts: by keys alone, and when suggestions fail. */
import { expect, test } from '../people';
import { addLine, startApplication } from '../steps/apply';
import { press } from '../steps/form';

test.describe.configure({ timeout: 120_000 });

test('a species is chosen by keys alone, and the list is told to those who hear it', async ({ as }) => {
  const page = await as('trader2');
  await addLine(page, await startApplication(page, 'EXPORT'));
  const box = page.getByRole('combobox');
  await box.pressSequentially('royal pyth', { delay: 30 });
  await expect(page.locator('.combobox-status')).toContainText('use up and down arrows');
  await page.keyboard.press('Escape');
  await expect(box).toHaveAttribute('aria-expanded', 'false');
  await page.keyboard.press('ArrowDown');
  await expect(page.getByRole('option', { name: /Python regius/ })).toBeVisible();
  await page.keyboard.press('ArrowDown');
  await expect(box).toHaveAttribute('aria-activedescendant', 'species-options-0');
  await page.keyboard.press('Enter');
  const card = page.getByRole('region', { name: 'The species of this line' });
  for (const told of ['Python regius', 'Appendix II', 'left of']) await expect(card).toContainText(told);
});

test('an empty answer brings the reader to what is wrong, and from there to the box, in the same words', async ({ as }) => {
  const page = await as('trader2');
  await addLine(page, await startApplication(page, 'EXPORT'));
  await press(page, page.getByRole('button', { name: 'Use this name' }));
  const summary = page.locator('.error-summary');
  await expect(summary).toBeFocused();
  const link = summary.locator('a').first();
  await expect(page.locator('.field-error')).toContainText((await link.innerText()).trim());
  await link.click();
  await expect(page.getByRole('combobox')).toBeFocused();
});

test('when suggestions fail, the typed name is taken and checked', async ({ as }) => {
  const page = await as('trader2');
  await addLine(page, await startApplication(page, 'EXPORT'));
  await page.route('**/species-suggestions*', (route) => route.abort());
  await page.getByRole('combobox').fill('Python regius');
  await expect(page.locator('.combobox-status')).toContainText('Search is not answering');
  await press(page, page.getByRole('button', { name: 'Use this name' }));
  await expect(page.locator('main')).toContainText('The species of this line');
});
