/** The whole life of one permit, from the first question to the border, by the people whose turn it is. */
import type { Page } from '@playwright/test';
import { expect, test } from '../people';
import { applyForPythonRegius, applyForUnknownSpecies } from '../steps/apply';
import { endorse } from '../steps/customs';
import { decideAndSign } from '../steps/issue';
import { takePaper } from '../steps/paper';

test.describe.configure({ timeout: 180_000 });

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
  const crossing = { quantities: { 1: '38' }, transportDocument: 'AWB 131-4455 6677' };
  expect(await endorse(customs, number, crossing)).toMatch(/^E-\d+$/);

  expect(await scan(page, paper.code)).toContain('STOP');
  expect(await page.locator('main').innerText()).not.toContain('GENUINE');
  await customs.goto(`/customs/permits/${inAddress(number)}/endorse`);
  await expect(customs.locator('[name="quantity-1"]')).toHaveCount(0);

  await trader.goto(`/apply/permits/${inAddress(number)}`);
  await expect(trader.getByRole('row', { name: /Python regius.* 40 specimens 38 specimens 0 specimens$/ })).toBeVisible();
});

test('a species that nobody has loaded takes the listing of its family, and the officer is told to look', async ({ as, page }) => {
  const trader = await as('trader2');
  const reference = await applyForUnknownSpecies(trader, { species: 'Dendrobium kingianum' });

  const officer = await as('officer');
  await officer.goto(`/office/applications/${reference}`);
  await expect(officer.locator('main')).toContainText('Orchidaceae');
  const number = await decideAndSign(as, reference, ['artificially-propagated']);

  const paper = await takePaper(trader, `/apply/permits/${inAddress(number)}/pdf`);
  expect(paper.text).toContain('Dendrobium kingianum');
  expect(await scan(page, paper.code)).toContain('GENUINE');
});
