/** Two windows, two people: what is not one's own, and what changed meanwhile. */
import { expect, test } from '../people';
import { answer, answerStep, applicationPage, applyForPythonRegius, send, startApplication } from '../steps/apply';
import { press } from '../steps/form';

test.describe.configure({ timeout: 180_000 });

const NOT_FOUND = 'Page not found';

test('somebody else’s application and permit are not there', async ({ as }) => {
  const mine = await startApplication(await as('trader2'), 'EXPORT');
  const stranger = await as('trader');
  for (const path of [[], ['purpose'], ['specimens'], ['check-answers'], ['declaration'], ['withdraw']]) {
    const answered = await stranger.goto(applicationPage(mine, ...path));
    expect(answered?.status(), path.join('/')).toBe(404);
    await expect(stranger.getByRole('heading', { level: 1 })).toHaveText(NOT_FOUND);
  }
  const holder = await as('trader2');
  for (const address of [
    '/apply/permits/26XA000003-EX',
    '/apply/applications/A-99999999',
    '/apply/applications/A-1%00',
    '/apply/permits/x',
  ]) {
    expect((await holder.goto(address))?.status(), address).toBe(404);
    await expect(holder.getByRole('heading', { level: 1 }), address).toHaveText(NOT_FOUND);
  }
  expect((await holder.request.get('/apply/permits/26XA000003-EX/pdf')).status()).toBe(404);
});

test('an answer on an older page is told, what was typed is kept, and can be sent on top of the newest', async ({ as }) => {
  const page = await as('trader2');
  const reference = await startApplication(page, 'EXPORT');
  await page.goto(applicationPage(reference, 'exporter'));
  const other = await page.context().newPage();
  await answerStep(other, reference, 'purpose', { purpose: 'T' });
  await other.close();

  await answer(page, { exporterName: 'Élevage Savane', exporterAddress: '12 rue du Marché', exporterCountry: 'XA' });
  await send(page);
  await expect(page.locator('.error-summary')).toContainText('in another window');
  await expect(page.locator('.error-summary')).toContainText('Purpose of the transaction');
  await expect(page.locator('[name=exporterName]')).toHaveValue('Élevage Savane');
  await expect(page.getByRole('button', { name: /newest version/ })).toBeVisible();
  await send(page);
  await page.waitForURL(/\/importer$/);
  await page.goto(applicationPage(reference, 'exporter'));
  await expect(page.locator('[name=exporterName]')).toHaveValue('Élevage Savane');
});

test('a reader of an older page may take the newest instead', async ({ as }) => {
  const page = await as('trader2');
  const reference = await startApplication(page, 'EXPORT');
  await page.goto(applicationPage(reference, 'purpose'));
  const other = await page.context().newPage();
  await answerStep(other, reference, 'purpose', { purpose: 'S' });
  await other.close();
  await answer(page, { purpose: 'T' });
  await send(page);
  await press(page, page.getByRole('button', { name: /newest version/ }));
  await expect(page.locator('.error-summary')).toHaveCount(0);
  await expect(page.locator('input[name=purpose][value=S]')).toBeChecked();
});

test('an application is sent with a declaration only, is sealed then, and can be withdrawn', async ({ as }) => {
  const page = await as('trader2');
  const reference = await applyForPythonRegius(page, { quantity: 3 });
  await expect(page.locator('main')).toContainText(reference);
  await page.goto(applicationPage(reference, 'purpose'));
  await expect(page.locator('main')).toContainText('can no longer be done');
  await page.goto(applicationPage(reference));
  await expect(page.locator('main')).toContainText('We received your application');
  await page.goto(applicationPage(reference, 'withdraw'));
  await send(page);
  await page.waitForURL(new RegExp(`${applicationPage(reference)}$`));
  await expect(page.locator('main')).toContainText('Withdrawn');
});

test('nothing is sent without agreement and a name', async ({ as }) => {
  const page = await as('trader2');
  const reference = await startApplication(page, 'EXPORT');
  await page.goto(applicationPage(reference, 'declaration'));
  await page.locator('[name=declaredBy]').fill('Ana');
  await send(page);
  await expect(page.locator('.error-summary')).toContainText('You must agree to the declaration');
  await expect(page.locator('[name=declaredBy]')).toHaveValue('Ana');
  await page.locator('[name=agree]').check();
  await send(page);
  await expect(page.locator('.error-summary')).toContainText('Answer all questions before you send the application');
});
