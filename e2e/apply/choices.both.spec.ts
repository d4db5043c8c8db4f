/** What the wizard offers, what it says of the rest, and how it helps whoever does not know the codes. */
import { expect, test } from '../people';
import { addLine, answer, answerStep, applicationPage, chooseSpecies, searchSpecies, send, startApplication } from '../steps/apply';

test.describe.configure({ timeout: 180_000 });

test('two questions find a purpose, which is proposed and not yet saved', async ({ as }) => {
  const page = await as('trader2');
  const reference = await startApplication(page, 'EXPORT');
  await page.goto(applicationPage(reference, 'purpose'));
  await page.getByRole('link', { name: 'I am not sure' }).click();
  await answer(page, { use: 'own', gain: 'no' });
  await page.locator('main form[method=get] button[type=submit]').click();
  await page.getByRole('link', { name: 'Use this purpose' }).click();
  await expect(page.locator('input[name=purpose][value=P]')).toBeChecked();
  await send(page);
  await page.waitForURL(/\/exporter$/);
});

test('what it is, is asked by groups; the terms follow, and the sources that cannot stand say why', async ({ as }) => {
  const page = await as('trader2');
  const reference = await startApplication(page, 'EXPORT');
  await answerStep(page, reference, 'purpose', { purpose: 'T' });
  const lineId = await addLine(page, reference);
  await searchSpecies(page, 'Python regius');
  await chooseSpecies(page, 'Python regius');

  await page.goto(applicationPage(reference, 'lines', lineId, 'description'));
  await answer(page, { group: 'skin' });
  await page.locator('main form[method=get] button[type=submit]').click();
  await expect(page.locator('select[name=term] option[value=SKI]')).toHaveCount(1);
  await expect(page.locator('select[name=term] option[value=TIM]')).toHaveCount(0);
  await answer(page, { term: 'SKI', description: 'Whole skins, salted' });
  await send(page);

  await page.waitForURL(/\/source$/);
  await expect(page.locator('input[name=source][value=A]')).toHaveCount(0);
  const why = page.locator('details.why-not').first();
  await why.locator('summary').click();
  await expect(why).toContainText('(A)');
  await expect(why.locator('a[href="/law/COD-04"]')).toBeVisible();
});

test('another document says what it takes away, and asks', async ({ as }) => {
  const page = await as('trader2');
  const reference = await startApplication(page, 'OTHER');
  await answerStep(page, reference, 'document', { documentType: 'PO' });
  await answerStep(page, reference, 'claim', {
    ownerCountry: 'XA',
    ownerAccompanies: 'yes',
    legallyAcquired: 'yes',
    staysWithHolder: 'yes',
  });
  await page.goto(applicationPage(reference, 'document'));
  await answer(page, { documentType: 'EX' });
  await send(page);
  await expect(page.locator('.error-summary')).toContainText('takes away');
  await answer(page, { confirmLoss: 'yes' });
  await send(page);
  await page.goto(applicationPage(reference, 'document'));
  await expect(page.locator('input[name=documentType][value=EX]')).toBeChecked();
});

test('the page says when the session ends', async ({ as }) => {
  const page = await as('trader2');
  await page.goto('/apply');
  await expect(page.locator('.session-end')).toContainText(/\d{2}:\d{2}/);
});
