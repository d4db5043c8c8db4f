/** What only the trader meets while drafting. */
import { expect, test } from '../people';
import {
  addLine,
  answer,
  answerStep,
  applicationPage,
  chooseSpecies,
  fillLine,
  searchSpecies,
  send,
  startApplication,
} from '../steps/apply';
import { press } from '../steps/form';

test.describe.configure({ timeout: 120_000 });

const CHAMELEON = {
  species: 'Chamaeleo gracilis',
  term: 'SKI',
  description: 'Tanned skins',
  source: 'W',
  quantity: '12',
  unit: 'NAR',
  marks: 'XA-1\nXA-2',
};

test('drafts stand side by side, and each keeps its own answers', async ({ as }) => {
  const page = await as('trader2');
  const first = await startApplication(page, 'EXPORT');
  const second = await startApplication(page, 'IMPORT');
  expect(second).not.toBe(first);
  await answerStep(page, first, 'purpose', { purpose: 'T' });
  await answerStep(page, second, 'purpose', { purpose: 'S' });
  await page.goto(applicationPage(first, 'purpose'));
  await expect(page.locator('input[name=purpose][value=T]')).toBeChecked();
  await page.goto(applicationPage(second, 'purpose'));
  await expect(page.locator('input[name=purpose][value=S]')).toBeChecked();
  await page.goto('/apply');
  for (const reference of [first, second]) await expect(page.locator(`main a[href="${applicationPage(reference)}"]`)).toBeVisible();
});

test('a refused answer says what is wrong, keeps what was typed and changes nothing', async ({ as }) => {
  const page = await as('trader2');
  const reference = await startApplication(page, 'EXPORT');
  const lineId = await addLine(page, reference);
  await page.goto(applicationPage(reference, 'lines', lineId, 'quantity'));
  for (const [typed, said] of [
    ['1,000', 'This could mean a thousand or one'],
    ['NaN', 'in digits only'],
    ['1e400', 'in digits only'],
    ['-4', 'in digits only'],
    ['４０', 'in digits only'],
    ['0', 'more than zero'],
    ['', 'Enter the quantity'],
  ] as const) {
    await answer(page, { quantity: typed });
    await send(page);
    await expect(page.locator('.error-summary')).toContainText(said);
    await expect(page.locator('.error-summary')).toBeFocused();
    await expect(page).toHaveTitle(/^Error: /);
    await expect(page.locator('[name=quantity]')).toHaveValue(typed);
  }
  await page.goto(applicationPage(reference, 'lines', lineId, 'quantity'));
  await expect(page.locator('[name=quantity]')).toHaveValue('');
});

test('a name in another script raises the question for its Latin line', async ({ as }) => {
  const page = await as('trader2');
  const reference = await startApplication(page, 'EXPORT');
  await page.goto(applicationPage(reference, 'importer'));
  await expect(page.locator('[name=importerLatinName]')).toHaveCount(0);
  await answer(page, { importerName: '王小明', importerAddress: 'Tokyo', importerCountry: 'JP' });
  await send(page);
  await expect(page.locator('.error-summary')).toContainText('Enter the name of the importer in Latin letters');
  await expect(page.locator('[name=importerName]')).toHaveValue('王小明');
  await answer(page, { importerLatinName: 'Wang Xiaoming' });
  await send(page);
  await page.waitForURL(/\/specimens$/);
  await page.goto(applicationPage(reference, 'importer'));
  await expect(page.locator('[name=importerLatinName]')).toHaveValue('Wang Xiaoming');
});

test('a name of any Latin letters and an address in any script stand as typed, and ask for nothing more', async ({ as }) => {
  const page = await as('trader2');
  const reference = await startApplication(page, 'EXPORT');
  const name = 'Nguyễn Thị José-Ólafsdóttir';
  const address = 'ул. Садовая, 7\nСанкт-Петербург';
  await answerStep(page, reference, 'exporter', { exporterName: name, exporterAddress: address, exporterCountry: 'XA' });
  await page.goto(applicationPage(reference, 'check-answers'));
  for (const typed of [name, ...address.split('\n')]) await expect(page.locator('main')).toContainText(typed);
});

test('a species of a listed genus that no list names can be used, and an officer will check the name', async ({ as }) => {
  const page = await as('trader2');
  const reference = await startApplication(page, 'EXPORT');
  await addLine(page, reference);
  await searchSpecies(page, 'dendrobium kingianum');
  await expect(page.locator('main')).toContainText(
    'Use “Dendrobium kingianum” (listed as Orchidaceae spp., Appendix II); an officer will check the name',
  );
  await send(page);
  await expect(page.locator('.error-summary')).toContainText('Choose a species');
  await chooseSpecies(page, 'Dendrobium kingianum');
  await expect(page.locator('main')).toContainText('Appendix II');
  await expect(page.locator('main')).toContainText('an officer will check the name');
});

test('a name that leads nowhere is no proof that the species is not listed; a misspelt one is understood', async ({ as }) => {
  const page = await as('trader2');
  const reference = await startApplication(page, 'EXPORT');
  await addLine(page, reference);
  await searchSpecies(page, 'xqzvwk');
  await expect(page.locator('main')).toContainText('Nothing found for “xqzvwk”');
  await expect(page.locator('main')).toContainText('Not finding it does not mean it is not listed');
  await searchSpecies(page, 'Pyton regus');
  await expect(page.locator('main')).toContainText('Did you mean');
  await expect(page.locator('input[name=scientificName][value="Python regius"]')).toBeVisible();
});

test('a copied line takes all but the marks, and a removed one lets the next move up a letter', async ({ as }) => {
  const page = await as('trader2');
  const reference = await startApplication(page, 'EXPORT');
  await fillLine(page, reference, await addLine(page, reference), CHAMELEON);
  await page.goto(applicationPage(reference, 'specimens'));
  await page.getByRole('button', { name: 'Copy specimen A' }).click();
  await expect(page.getByRole('heading', { name: 'Specimen B' })).toBeVisible();
  const card = page.locator('section[aria-labelledby=specimen-B]');
  await expect(card).toContainText('Chamaeleo gracilis');
  await expect(card).toContainText('None');

  await page.getByRole('link', { name: 'Remove specimen A' }).click();
  await page.waitForURL(/\/remove$/);
  await send(page);
  await page.waitForURL(/\/specimens$/);
  await expect(page.getByRole('heading', { name: 'Specimen B' })).toHaveCount(0);
  await expect(page.locator('section[aria-labelledby=specimen-A]')).toContainText('None');
});

test('commercial trade in wild specimens of Appendix I is stopped before it is sent, by its rule', async ({ as }) => {
  const page = await as('trader2');
  const reference = await startApplication(page, 'EXPORT');
  await answerStep(page, reference, 'purpose', { purpose: 'T' });
  await answerStep(page, reference, 'exporter', { exporterName: 'A', exporterAddress: 'B', exporterCountry: 'XA' });
  await answerStep(page, reference, 'importer', { importerName: 'C', importerAddress: 'D', importerCountry: 'JP' });
  await fillLine(page, reference, await addLine(page, reference), { ...CHAMELEON, species: 'Psittacus erithacus', term: 'LIV', marks: '' });
  await page.goto(applicationPage(reference, 'check-answers'));
  await expect(page.locator('main')).toContainText('may not be traded for primarily commercial purposes');
  await expect(page.locator('main a[href="/law/COD-12"]')).toBeVisible();
  await expect(page.locator(`main a[href="${applicationPage(reference, 'declaration')}"]`)).toHaveCount(0);
});

test('an old application is copied as a new draft, found again among those that need me, and by its species', async ({ as }) => {
  const page = await as('trader2');
  const reference = await startApplication(page, 'EXPORT');
  await answerStep(page, reference, 'purpose', { purpose: 'S' });
  await fillLine(page, reference, await addLine(page, reference), CHAMELEON);
  await page.goto(applicationPage(reference, 'copy'));
  await expect(page.locator('main')).toContainText('Chamaeleo gracilis');
  await send(page);
  await expect(page).not.toHaveURL(/copy$/);
  const copied = /A-\d+/.exec(page.url())?.[0] ?? '';
  expect(copied).not.toBe(reference);
  await page.goto(applicationPage(copied, 'purpose'));
  await expect(page.locator('input[name=purpose][value=S]')).toBeChecked();

  await page.goto('/apply?show=needs-you&q=amaeleo+grac');
  for (const one of [reference, copied]) await expect(page.locator(`main h2 a[href="${applicationPage(one)}"]`)).toBeVisible();
  await page.goto(`/apply?show=closed&q=${copied}`);
  await expect(page.locator('main')).toContainText('No application of yours matches');
  await page.goto(`/apply?q=${copied}`);
  await expect(page.locator('main h2 a')).toHaveCount(1);
});

test('a sheet, pasted or sent as a file, adds its lines in order, or says which cells are wrong and keeps them', async ({ as }) => {
  const page = await as('trader2');
  const reference = await startApplication(page, 'EXPORT');
  await page.goto(applicationPage(reference, 'specimens', 'sheet'));
  const wrong = 'Species\tQuantity\tUnit\tMarks\nPython regius\t1\tNAR\tXA-1\nPython regius\t=1+1\tNAR\tXA-1';
  await answer(page, { sheet: wrong });
  await send(page);
  await expect(page.locator('.error-summary')).toContainText('Row 3, Quantity: This cell contains a formula');
  await expect(page.locator('.error-summary')).toContainText('Row 3, Marks: “XA-1” is already in row 2');
  await expect(page.locator('[name=sheet]')).toHaveValue(wrong);
  const rows = [11, 12, 13, 14, 15].map((quantity) => `Python regius\t${quantity}\tNAR\tXA-${quantity}`);
  const sheet = ['Species\tQuantity\tUnit\tMarks', ...rows].join('\n');
  const file = (text: string) => ({ name: 'pythons.csv', mimeType: 'text/csv', buffer: Buffer.from(text.replaceAll('\t', ';')) });
  await page.locator('[name=file]').setInputFiles(file(sheet.replace('\t13\t', '\t=6+7\t')));
  await press(page, page.getByRole('button', { name: 'Send and add its lines' }));
  await expect(page.locator('.error-summary')).toContainText('Row 4, Quantity: This cell contains a formula');
  await expect(page.locator('.error-summary li')).toHaveCount(1);
  await expect(page.locator('[name=sheet]')).toHaveValue(/=6\+7/);
  await page.locator('[name=file]').setInputFiles(file(sheet));
  await press(page, page.getByRole('button', { name: 'Send and add its lines' }));
  await expect(page).toHaveURL(/\/specimens$/);
  await expect(page.locator('main')).toContainText('You have added 5 specimens');

  await page.getByRole('link', { name: 'Remove specimen C' }).click();
  await page.waitForURL(/\/remove$/);
  await send(page);
  await page.waitForURL(/\/specimens$/);
  await page.reload();
  for (const [letter, quantity] of Object.entries({ A: 11, B: 12, C: 14, D: 15 }))
    await expect(page.locator(`section[aria-labelledby=specimen-${letter}]`)).toContainText(String(quantity));
  await expect(page.getByRole('heading', { name: 'Specimen E' })).toHaveCount(0);
});
