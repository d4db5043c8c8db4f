/** A foreign document: recorded as it is written, reported on, accepted once, and never a second time. */
import type { Page } from '@playwright/test';
import { expect, test } from '../people';
import { press } from '../steps/form';

const day = async (page: Page, name: string, on: Date) => {
  await page.locator(`[name=${name}-day]`).fill(String(on.getUTCDate()));
  await page.locator(`[name=${name}-month]`).fill(String(on.getUTCMonth() + 1));
  await page.locator(`[name=${name}-year]`).fill(String(on.getUTCFullYear()));
};
const daysFromNow = (days: number) => new Date(Date.now() + days * 86_400_000);

/** Records an export permit of Togo with 60 ranched pythons. */
async function record(page: Page, number: string, lacks: string | null = null): Promise<void> {
  await page.goto('/office/foreign-documents/new');
  await page.locator('[name=number]').fill(number);
  await page.locator('[name=issuedBy]').selectOption('TG');
  await page.locator('[name=documentType][value=export-permit]').check();
  await day(page, 'issuedOn', daysFromNow(-40));
  await day(page, 'validUntil', daysFromNow(60));
  await day(page, 'endorsedOn', daysFromNow(-20));
  await page.locator('[name=alteration][value=none]').check();
  await page.locator('[name=isRetained]').check();
  if (lacks) await page.locator(`[name=lacks-${lacks}]`).check();
  await press(page, page.locator('main button[type=submit]').last());
  await expect(page).toHaveURL(/\/office\/foreign-documents\/F-\d+/);
  await page.locator('[name=scientificName]').fill('Python regius');
  await page.locator('[name=appendix]').selectOption('II');
  await page.locator('[name=source]').selectOption('R');
  await page.locator('[name=term]').selectOption('LIV');
  await page.locator('[name=unit]').selectOption('NAR');
  await page.locator('[name=quantity]').fill('60');
  await page.locator('[name=originCountry]').selectOption('TG');
  await press(page, page.getByRole('button', { name: 'Add a specimen line' }));
  await expect(page.locator('main table')).toContainText('Python regius');
}

async function decide(page: Page, outcome: 'accepted' | 'refused'): Promise<void> {
  await page.locator(`[name=outcome][value=${outcome}]`).check();
  await page.locator('[name=reason]').fill('As the paper shows.');
  await press(page, page.getByRole('button', { name: 'Record the decision' }));
}

test('a sound document is accepted and becomes an import; the same number is not accepted again', async ({ as }) => {
  const officer = await as('officer');
  const number = `TG ${Date.now()}-${test.info().project.name}`.slice(0, 35);
  await record(officer, number);
  await expect(officer.locator('main')).toContainText('Nothing stands in the way of acceptance.');
  await decide(officer, 'accepted');
  await expect(officer.locator('main')).toContainText(/Entered as import I-\d+/);

  await record(officer, number.toLowerCase());
  await expect(officer.locator('main')).toContainText('IMP-07');
  await decide(officer, 'accepted');
  await expect(officer.locator('main')).not.toContainText('Entered as import');
});

test('a document without its seal is stopped, and can be refused', async ({ as }) => {
  const officer = await as('officer');
  await record(officer, `TG seal ${Date.now()}`, 'seal');
  await expect(officer.locator('main')).toContainText('IMP-08');
  await decide(officer, 'refused');
  await expect(officer.locator('main')).toContainText('Refused');
});

test('the registers show what the demonstration entered, and each page to those whose it is', async ({ as }) => {
  const officer = await as('officer');
  await officer.goto('/office/registers/operations');
  await expect(officer.locator('main table')).toContainText('A-XA-501');
  await officer.goto('/office/registers/institutions');
  await expect(officer.locator('main table')).toContainText('XA 001');
  const scientist = await as('sa');
  await scientist.goto('/office/registers/non-detriment');
  await expect(scientist.locator('main table')).toContainText('NDF-');
  expect((await scientist.request.get('/office/foreign-documents')).status()).toBe(404);
  expect((await (await as('trader')).request.get('/office/registers')).status()).toBe(404);
  expect((await (await as('auditor')).request.get('/office/foreign-documents/new')).status()).toBe(404);
});
