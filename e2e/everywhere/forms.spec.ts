/** What happens to a form while its answer is under way; without scripts the browser itself leaves the page. */
import { expect, test } from '../people';
import { addLine, applicationPage, startApplication } from '../steps/apply';

test('while the answer is under way the form is sent once only, and what is typed meanwhile stays', async ({ as }) => {
  const page = await as('trader2');
  const reference = await startApplication(page, 'EXPORT');
  const lineId = await addLine(page, reference);
  await page.goto(applicationPage(reference, 'lines', lineId, 'quantity'), { waitUntil: 'networkidle' });
  let posts = 0;
  let letAnswer = () => {};
  const mayAnswer = new Promise<void>((resolve) => {
    letAnswer = resolve;
  });
  await page.route('**', async (route) => {
    // What is typed is kept meanwhile; that is no answer.
    if (route.request().method() === 'POST' && !route.request().url().includes('/api/')) {
      posts += 1;
      await mayAnswer;
    }
    await route.continue();
  });

  const form = page.locator('main form.form');
  const button = form.locator('button[type=submit]').last();
  await page.locator('[name=quantity]').fill('1e400');
  await page.locator('[name=unit]').selectOption('NAR');
  await button.click();
  await expect(form).toHaveAttribute('aria-busy', 'true');
  await expect(button).toBeFocused();
  await button.click();
  await page.locator('[name=quantity]').fill('41');
  await page.locator('[name=unit]').selectOption('KGM');
  letAnswer();
  await expect(page.locator('.error-summary')).toContainText('in digits only');
  await expect(form).toHaveAttribute('aria-busy', 'false');
  await expect(page.locator('[name=quantity]')).toHaveValue('41');
  await expect(page.locator('[name=unit]')).toHaveValue('KGM');
  expect(posts).toBe(1);

  await button.click();
  await expect(page).not.toHaveURL(/\/quantity$/);
  expect(posts).toBe(2);
});
