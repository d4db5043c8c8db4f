/** The whole life of one permit, from the first question to the border, by the people whose turn it is. */
import type { Page } from '@playwright/test';
import { type As, expect, test } from '../people';
import { applyForPythonRegius, applyForUnknownSpecies } from '../steps/apply';
import {
  approve,
  recommendApproval,
  recordHumaneTransport,
  recordLegalAcquisition,
  recordNonDetriment,
  requestFindings,
  sign,
  startReview,
} from '../steps/office';
import { takePaper } from '../steps/paper';

test.describe.configure({ timeout: 180_000 });

/** Review, findings, advice, recommendation, approval, signature; answers the permit's number. */
async function decideAndSign(as: As, reference: string): Promise<string> {
  const officer = await as('officer');
  await startReview(officer, reference);
  await recordLegalAcquisition(officer, reference);
  await recordHumaneTransport(officer, reference);
  await requestFindings(officer, reference);
  await recordNonDetriment(await as('sa'), reference);
  await recommendApproval(officer, reference);
  const signer = await as('signer');
  await approve(signer, reference);
  return sign(signer, reference);
}

const inAddress = (number: string) => number.replace('/', '-');

/** Opens the address that the code on the paper gives, as anybody with a phone would. */
async function scan(page: Page, code: string): Promise<string> {
  const answer = await page.goto(code);
  expect(answer?.status()).toBe(200);
  expect(await answer?.text()).not.toContain('<script');
  return (await page.locator('h1').first().innerText()).toUpperCase();
}

test('forty ranched royal pythons to Japan: applied for, decided, signed, checked by their code, and thirty-eight endorsed', async ({
  as,
  page,
}) => {
  const trader = await as('trader');
  const reference = await applyForPythonRegius(trader, { quantity: 40, importerCountry: 'JP' });
  const number = await decideAndSign(as, reference);

  const paper = await takePaper(trader, `/apply/permits/${inAddress(number)}/pdf`);
  expect(paper.text).toContain(number);
  expect(paper.text).toContain('Python regius');
  expect(paper.code).toMatch(/^HTTP:\/\/LOCALHOST:\d+\/V\/[A-Z2-7]+$/);
  expect(await scan(page, paper.code)).toContain('GENUINE');
  await expect(page.locator('main')).toContainText('Python regius');
  await expect(page.locator('main')).toContainText('Wang Xiaoming Reptiles');
  await expect(page.locator('main')).not.toContainText('Ueno');

  const customs = await as('customs');
  await customs.goto(`/customs/permits/${inAddress(number)}/endorse`);
  await customs.locator('[name="quantity-1"]').fill('38');
  await customs.locator('[name=transportDocument]').fill('AWB 131-4455 6677');
  await customs.locator('main form:not([method=get]) button[type=submit]').last().click();
  await customs.waitForURL(/\/endorsements\//);
  await expect(customs.locator('main')).toContainText(/E-\d+/);

  expect(await scan(page, paper.code)).toContain('STOP');
  expect(await page.locator('main').innerText()).not.toContain('GENUINE');
  await customs.goto(`/customs/permits/${inAddress(number)}/endorse`);
  await expect(customs.locator('[name="quantity-1"]')).toHaveCount(0);
});

test('a species that nobody has loaded takes the listing of its family, and the officer is told to look', async ({ as, page }) => {
  const trader = await as('trader2');
  const reference = await applyForUnknownSpecies(trader, { species: 'Dendrobium kingianum' });

  const officer = await as('officer');
  await officer.goto(`/office/applications/${reference}`);
  await expect(officer.locator('main')).toContainText('Orchidaceae');
  const number = await decideAndSign(as, reference);

  const paper = await takePaper(trader, `/apply/permits/${inAddress(number)}/pdf`);
  expect(paper.text).toContain('Dendrobium kingianum');
  expect(await scan(page, paper.code)).toContain('GENUINE');
});
