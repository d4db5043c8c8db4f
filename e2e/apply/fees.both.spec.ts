/** What a certificate costs: paid, cancelled, lost on the way back, told twice. Works with JavaScript on and off. */
import type { Page } from '@playwright/test';
import { expect, test } from '../people';
import { addLine, answerStep, applicationPage, fillLine, startApplication, submitApplication } from '../steps/apply';
import { press } from '../steps/form';

/** Applies for a certificate of origin, for which Exampleland's invented tariff asks a fee, and sends it. */
async function applyForCertificate(page: Page): Promise<string> {
  const reference = await startApplication(page, 'OTHER');
  await answerStep(page, reference, 'document', { documentType: 'CO' });
  await answerStep(page, reference, 'purpose', { purpose: 'T' });
  await answerStep(page, reference, 'exporter', { exporterName: 'Élevage Savane', exporterAddress: 'Port Example', exporterCountry: 'XA' });
  await answerStep(page, reference, 'importer', { importerName: 'Tokyo Furs', importerAddress: 'Tokyo', importerCountry: 'JP' });
  await fillLine(page, reference, await addLine(page, reference), {
    species: 'Mellivora capensis',
    term: 'SKI',
    description: 'Tanned skins',
    source: 'W',
    quantity: '2',
    unit: 'NAR',
    origin: { originCountry: 'XA' },
  });
  await submitApplication(page, reference);
  return reference;
}

const fee = (reference: string) => applicationPage(reference, 'fee');
/** Where the gateway sends a payer: with scripts the address of the way back stays in the bar, above the page of the fee. */
const back = (reference: string) => new RegExp(`${fee(reference)}(/return)?$`);

async function payBy(page: Page, reference: string, ending: string): Promise<void> {
  await page.goto(fee(reference));
  await press(page, page.locator('main form button.button-primary'));
  await page.waitForURL(/\/sandbox-gateway\/SB-/);
  await page.locator(`button[name=ending][value="${ending}"]`).click();
}

test('a fee that was cancelled takes no money, and is then paid once with its receipt', async ({ as }) => {
  const page = await as('trader');
  const reference = await applyForCertificate(page);
  await expect(page.locator(`main a[href="${fee(reference)}"]`)).toBeVisible();

  await payBy(page, reference, 'cancel');
  await page.waitForURL(back(reference));
  await expect(page.getByText('No money has been taken')).toBeVisible();
  await expect(page.getByText('Total: XTS 45.50')).toBeVisible();

  await payBy(page, reference, 'pay-twice');
  await page.waitForURL(back(reference));
  await expect(page.locator('main .tag', { hasText: /Paid$/ })).toHaveCount(1);
  const receipts = page.locator('main a[href*="/receipts/"]');
  await expect(receipts).toHaveCount(1);
  const address = (await receipts.getAttribute('href')) ?? '';
  const [first, second] = [await page.request.get(address), await page.request.get(address)];
  expect(first.headers()['content-type']).toBe('application/pdf');
  expect((await first.body()).equals(await second.body())).toBe(true);
});

test('a payment whose payer never comes back stands in the account as paid', async ({ as, browser }) => {
  const page = await as('trader');
  const reference = await applyForCertificate(page);
  await page.goto(fee(reference));
  await press(page, page.locator('main form button.button-primary'));
  await page.waitForURL(/\/sandbox-gateway\/SB-/);

  // The cookie is lost on the gateway's page: whoever pays there is nobody to the portal.
  const stranger = await (await browser.newContext()).newPage();
  await stranger.goto(page.url());
  await stranger.locator('button[name=ending][value="pay-and-lose"]').click();
  await expect(stranger.getByText('This payment is finished')).toBeVisible();
  await stranger.goto(`${fee(reference)}/return`);
  await expect(stranger).toHaveURL(/\/sign-in\?next=/);
  await stranger.context().close();

  await page.goto(fee(reference));
  await expect(page.locator('main .tag', { hasText: /Paid$/ })).toHaveCount(1);
  await expect(page.locator('main a[href*="/receipts/"]')).toHaveCount(1);
});

test('a notice with a wrong signature is refused, and asking again takes no money', async ({ as, request }) => {
  const page = await as('trader');
  const reference = await applyForCertificate(page);
  await page.goto(fee(reference));
  await press(page, page.locator('main form button.button-primary'));
  await page.waitForURL(/\/sandbox-gateway\/SB-/);
  const payment = page.url().split('/').at(-1);
  const message = JSON.stringify({ reference: payment, outcome: 'paid', amountMinor: 4550, currency: 'XTS' });

  const answer = await request.post('/api/payments/notifications', { data: { message, signature: 'ab'.repeat(32) } });
  expect(answer.status()).toBe(422);

  await page.goto(fee(reference));
  await page.getByRole('button', { name: 'Check again' }).click();
  await expect(page.getByText('We are waiting for the payment service')).toBeVisible();
  await expect(page.locator('main a[href*="/receipts/"]')).toHaveCount(0);
});

test('an officer books what was paid at the counter, and another gives it back', async ({ as }) => {
  const reference = await applyForCertificate(await as('trader'));
  const officer = await as('officer');
  await officer.goto(`/office/applications/${reference}/fees`);
  await officer.locator('main a[href*="/fees/N-"]').click();
  await officer.locator('[name=slip]').fill(`SLIP-${reference}`);
  await officer.getByRole('button', { name: 'Book the payment' }).click();
  await expect(officer.locator('main .tag', { hasText: /Paid$/ })).toHaveCount(1);

  const signer = await as('signer');
  await signer.goto(officer.url());
  await signer.locator('[name=amount]').fill('45.50');
  await signer.locator('[name=reason]').fill('No certificate is needed');
  await signer.getByRole('button', { name: 'Give back', exact: true }).click();
  await expect(signer.locator('main .tag', { hasText: /Given back$/ })).toHaveCount(1);
});
