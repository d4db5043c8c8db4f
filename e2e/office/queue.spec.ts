/** The queue of an office: in order of time left, its address as its view, and what arrives while somebody reads. */
import type { Page } from '@playwright/test';
import { expect, test } from '../people';
import { prepare } from '../steps/prepare';

const rows = (page: Page) => page.locator('tbody a[data-case]');
const references = (page: Page) => rows(page).allTextContents();

test('stands in the order of time left, the late ones first and by how much, and each view has as many rows as it says', async ({ as }) => {
  const [page, { late }] = await Promise.all([as('officer'), prepare('late')]);
  await page.goto('/office/queue?size=100');
  const ages = await page.locator('tbody .age-text').allTextContents();
  const isLate = ages.map((age) => age.startsWith('Overdue by'));
  expect(isLate.indexOf(false)).toBeGreaterThan(isLate.lastIndexOf(true));
  await page.goto('/office/queue?age=overdue');
  await expect(page.getByRole('row', { name: late })).toContainText('Overdue by 1 day');
  await page.goto('/office/queue?age=overdue&sort=-due');
  expect((await references(page))[0]).toBe(late);

  const views = await page.locator('#views a').evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''));
  for (const view of views) {
    // Others send applications meanwhile: counted and listed are one answer of the server, and two of the register.
    await expect(async () => {
      await page.goto(`${view}&size=100`);
      const [, query = ''] = view.split('?');
      const said = await page.locator(`#views a[href$="?${query}"] .count`).textContent();
      expect(await rows(page).count()).toBe(Number(said));
    }).toPass();
  }
});

test('is its address: filters make it, a colleague and a browser without scripts read the same rows, a chip takes one off', async ({
  as,
  browser,
}) => {
  const page = await as('officer');
  await page.goto('/office/queue');
  await page.locator('#appendix').selectOption('II');
  await page.locator('#risk').selectOption('high');
  await page.locator('#assigned').selectOption({ label: 'Me' });
  await page.locator('[data-filters] button[type=submit]').click();
  await page.waitForURL(/appendix=II.*risk=high/);
  const view = new URL(page.url());
  const shown = await references(page);
  expect(shown).toContain('A-10012');

  await page.locator('.chips a', { hasText: 'Assigned' }).click();
  await page.waitForURL((url) => !url.searchParams.get('assigned') && url.searchParams.get('risk') === 'high');
  const address = `/office/queue${new URL(page.url()).search}`;
  const seen = await references(page);
  expect(seen).toEqual(expect.arrayContaining(shown));
  const colleague = await as('officer2');
  await colleague.goto(address);
  expect(await references(colleague)).toEqual(expect.arrayContaining(seen));
  const bare = await browser.newContext({
    javaScriptEnabled: false,
    storageState: await page.context().storageState(),
    baseURL: view.origin,
  });
  const plain = await bare.newPage();
  await plain.goto(address);
  expect(await references(plain)).toEqual(expect.arrayContaining(seen));
  await bare.close();

  await page.locator('.keep-view > summary').click();
  await page.locator('.keep-view [name=name]').fill('Hot');
  await page.getByRole('button', { name: 'Save view' }).click();
  await expect(page.locator('#views a', { hasText: 'Hot' })).toHaveAttribute('aria-current', 'page');
});

test('says within ten seconds that a case arrived, and moves no row until it is asked to', async ({ as }) => {
  const page = await as('officer2');
  const { arrival: first } = await prepare('arrival');
  await page.goto('/office/queue?country=FI');
  expect(await references(page)).toEqual([first]);
  const { arrival: second } = await prepare('arrival');
  await expect(page.locator('.arrivals')).toContainText('1 new', { timeout: 10_000 });
  expect(await references(page)).toEqual([first]);
  await page.locator('.arrivals a').click();
  await expect(rows(page)).toHaveText([first, second]);
});
