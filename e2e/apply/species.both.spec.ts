/** Naming the species of a line, with scripts on and off. */
import { expect, test } from '../people';
import { addLine, chooseSpecies, searchSpecies, startApplication } from '../steps/apply';
import { press } from '../steps/form';

test.describe.configure({ timeout: 120_000 });

test('a typed name is taken by the server: a former name is told, an unknown or missing one is refused', async ({ as }) => {
  const page = await as('trader2');
  await addLine(page, await startApplication(page, 'EXPORT'));
  for (const [typed, said] of [
    ['', 'Enter a species'],
    ['Pyton regus', 'We could not find “Pyton regus”. Choose from the list or search again'],
  ] as const) {
    await page.locator('[name=species]').fill(typed);
    await press(page, page.getByRole('button', { name: 'Use this name' }));
    await expect(page.locator('.error-summary')).toContainText(said);
    await expect(page).toHaveTitle(/^Error: /);
  }
  await page.locator('[name=species]').fill('Felis pardus');
  await press(page, page.getByRole('button', { name: 'Use this name' }));
  await expect(page.locator('main')).toContainText('You searched Felis pardus, now Panthera pardus');
});

test('an everyday name leads to a page of answers to choose from', async ({ as }) => {
  const page = await as('trader2');
  await addLine(page, await startApplication(page, 'EXPORT'));
  await searchSpecies(page, 'royal python');
  await chooseSpecies(page, 'Python regius');
  await expect(page.locator('main')).toContainText('Appendix II');
});
