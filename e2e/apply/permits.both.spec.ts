/** What a holder does with a permit: takes it along, shares it with a courier, reports it lost. With JavaScript on and off. */
import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { unzipSync } from 'fflate';
import { expect, test } from '../people';
import { press } from '../steps/form';
import { issueForPythonRegius } from '../steps/issue';
import { confirm } from '../steps/office';
import { takePaper } from '../steps/paper';
import { checkByAddress, verdictOn } from '../steps/verify';

test.describe.configure({ timeout: 240_000 });

/** A permit of Exampleland's own that can be used; sharing leaves it as it is. */
const VALID = '26XA000003-EX';

const pageOf = (number: string, more = '') => `/apply/permits/${number.replace('/', '-')}${more}`;

async function makeLink(page: Page, number: string, label: string): Promise<string> {
  await page.goto(pageOf(number, '/share'));
  await page.locator('[name=label]').fill(label);
  await page.locator('[name=days]').selectOption('3');
  await press(page, page.getByRole('button', { name: 'Make a link' }));
  await expect(page.locator('#link')).toBeVisible();
  return new URL(await page.locator('#link').inputValue()).pathname;
}

test('a courier opens a link without an account, takes the paper along, and no longer once the link is ended', async ({
  as,
  browser,
  javaScriptEnabled,
}) => {
  const trader = await as('trader');
  const label = `Cargo desk ${javaScriptEnabled ? 'with' : 'without'} scripts ${Date.now()}`;
  const link = await makeLink(trader, VALID, label);
  await expect(trader.locator('details textarea')).toHaveCount(3);

  const courier = await (await browser.newContext()).newPage();
  const opened = await courier.goto(link);
  expect(opened?.status()).toBe(200);
  await expect(courier.locator('script')).toHaveCount(0);
  expect(opened?.headers()).toMatchObject({
    'cache-control': 'no-store',
    'referrer-policy': 'no-referrer',
    'x-robots-tag': 'noindex, nofollow',
  });
  expect(await verdictOn(courier)).toContain('GENUINE');
  await expect(courier.locator('main ol li')).toHaveCount(5);
  const paper = await takePaper(courier, (await courier.locator('main a.button-primary').getAttribute('href')) ?? '');
  expect(paper.text).toContain(VALID.replace('-EX', '/EX'));
  expect(paper.code).toMatch(/\/V\/[A-Z2-7]+$/);

  await trader.goto(pageOf(VALID, '/share'));
  const row = trader.locator('tr', { hasText: label });
  await expect(row).toContainText('once');
  await press(trader, row.getByRole('button', { name: /End the link/ }));
  await expect(row).toContainText('Ended by you');
  const ended = await courier.goto(link);
  expect(ended?.status()).toBe(404);
  const words = await ended?.text();
  const guessed = await courier.goto(`/share/${'A'.repeat(43)}`);
  expect(guessed?.status()).toBe(404);
  expect(await guessed?.text()).toBe(words);
  await courier.context().close();
});

test('permits are found, chosen and taken along as one archive', async ({ as }) => {
  const page = await as('trader');
  await page.goto('/apply/permits?q=26xa000003-ex');
  await expect(page.locator('main tbody tr')).toHaveCount(1);
  await page.goto('/apply/permits?q=Felis&state=valid');
  await expect(page.getByText('No permit of yours matches')).toBeVisible();

  await page.goto('/apply/permits?q=26XA00000');
  // Other tests issue permits to the same holder meanwhile.
  for (const number of ['26XA000001/EX', '26XA000002/EX', '26XA000003/EX'])
    await page.locator(`main [name=permit][value="${number}"]`).check();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Download the selected permits (ZIP)' }).click(),
  ]);
  const files = unzipSync(readFileSync(await download.path()));
  expect(Object.keys(files)).toEqual(['permits.csv', '26XA000001-EX.pdf', '26XA000002-EX.pdf', '26XA000003-EX.pdf']);
  const alone = await page.request.get(pageOf('26XA000002-EX', '/pdf'));
  expect(Buffer.from(files['26XA000002-EX.pdf'] ?? []).equals(await alone.body())).toBe(true);
  expect(Buffer.from(files['26XA000002-EX.pdf'] ?? []).includes('ETSI.CAdES.detached')).toBe(true);

  await page.goto('/apply/permits');
  await page.getByRole('button', { name: 'Download the selected permits (ZIP)' }).click();
  await expect(page.getByText('Select at least one permit')).toBeVisible();
});

test('a permit reported lost says STOP at once, and is genuine again when the office finds it was not', async ({ as, page }) => {
  const number = await issueForPythonRegius(as);
  const trader = await as('trader');
  const { code } = await takePaper(trader, pageOf(number, '/pdf'));
  expect(await checkByAddress(page, code)).toContain('GENUINE');

  await trader.goto(pageOf(number, '/request'));
  await press(trader, trader.getByRole('button', { name: 'Send the request' }));
  await expect(trader.locator('.error-summary')).toContainText('Select what you ask for');
  await trader.locator('[name=kind][value=replacement-lost]').check();
  await trader.locator('[name=explanation]').fill('Left in the taxi');
  await trader.locator('[name=declare]').check();
  await press(trader, trader.getByRole('button', { name: 'Send the request' }));
  const request = (await trader.locator('main .summary-list .code').first().innerText()).trim();
  expect(request).toMatch(/^P-\d+$/);
  expect(await checkByAddress(page, code)).toContain('SUSPENDED');

  const signer = await as('signer');
  await signer.goto('/office/permit-requests');
  await expect(signer.locator('main')).toContainText(request);
  await signer.goto(`/office/permit-requests/${request}`);
  await signer.locator('[name=outcome][value=refuse]').check();
  await signer.locator('[name=reason]').fill('The taxi company brought it back');
  await confirm(signer, 'signer');
  await press(signer, signer.getByRole('button', { name: 'Record the decision' }));
  await expect(signer.locator('main')).toContainText('Refused');
  expect(await checkByAddress(page, code)).toContain('GENUINE');
});

test('a permit of somebody else is neither shown, shared nor asked about', async ({ as }) => {
  const stranger = await as('trader2');
  for (const more of ['', '/code', '/code/picture', '/share', '/request', '/pdf', '/copy'])
    expect((await stranger.request.get(pageOf(VALID, more))).status(), more).toBe(404);
});
