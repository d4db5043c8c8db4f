/** "Which document do I need?", by clicking, with and without scripts: no account, an address for every state, and an application at the end. */
import type { Page } from '@playwright/test';
import { expect, test } from '../people';

const goOn = (page: Page) => page.locator('main form button.button-primary').click();

async function choose(page: Page, ...answers: readonly string[]): Promise<void> {
  for (const value of answers) await page.locator(`input[type=radio][value="${value}"]`).check();
  await goOn(page);
}

async function findSpecies(page: Page, words: string, name: string): Promise<void> {
  await page.locator('[name=q]').fill(words);
  await goOn(page);
  await page.locator('main a.scientific-name', { hasText: new RegExp(`^${name}$`) }).click();
}

async function pythonToFrance(page: Page): Promise<void> {
  await page.goto('/');
  await page.locator('main a[href="/check"]').click();
  await choose(page, 'live');
  await findSpecies(page, 'royal python', 'Python regius');
  await choose(page, 'out');
  await choose(page, 'here');
  await choose(page, 'R');
  await page.locator('select[name=country]').selectOption('FR');
  await goOn(page);
  await choose(page, 'T');
}

test('a trader finds by clicking that a python ranched here needs one export permit, in three languages', async ({ page }) => {
  await pythonToFrance(page);
  await expect(page.locator('h1')).toHaveText('You need 1 document');
  await expect(page.locator('main')).toContainText('Export permit');
  await expect(page.locator('main a[href="/law/DOC-04"]').first()).toBeVisible();
  const here = page.url();
  for (const [lang, heading] of [
    ['fr', 'Il vous faut 1 document'],
    ['es', 'Necesita 1 documento'],
    ['en', 'You need 1 document'],
  ] as const) {
    await page.locator(`.languages a[lang=${lang}]`).click();
    await expect(page.locator('h1')).toHaveText(heading);
  }
  await page.goto(here);
  await expect(page.locator('h1')).toHaveText('You need 1 document');
});

test('an answer that is missing or cannot be is named, and nothing typed is lost', async ({ page }) => {
  await page.goto('/check?what=live&species=Python+regius&way=out&before=old');
  await page.locator('[name=acquired-year]').fill('1980');
  await page.locator('[name=acquired-month]').fill('2');
  await page.locator('[name=acquired-day]').fill('30');
  await goOn(page);
  await expect(page).toHaveTitle(/^Error: /);
  await expect(page.locator('.error-summary a[href="#acquired"]')).toBeVisible();
  await expect(page.locator('[name=acquired-year]')).toHaveValue('1980');
  await page.locator('[name=acquired-month]').fill('');
  await page.locator('[name=acquired-day]').fill('');
  await goOn(page);
  expect(new URL(page.url()).searchParams.get('acquired')).toBe('1980');
});

test('what a stranger may put into the address is never a fault of ours', async ({ request }) => {
  for (const query of [
    'what=%00&species=%F0%9F%A6%9C',
    `species=${'a'.repeat(5_000)}`,
    'what=live&what=own&species[]=x&at=nothing&ask=holds',
    "what=product&species=Python+regius&term=';DROP&way=sea&flag=QQ&landing=XX&purpose=9",
    'what=own&thing=household&species=Huso+huso&term=CAV&way=out&before=here&got=home&carried=yes&amount=1e9&unit=GRM&country=FR',
    'acquired-year=-1&acquired-month=99&acquired-day=x',
  ]) {
    const answer = await request.get(`/check?${query}`, { headers: { accept: 'text/html' } });
    expect([200, 422], query).toContain(answer.status());
    expect(await answer.text()).not.toMatch(/<script|javascript:| on\w+=/i);
  }
});

test('a program gets the same result as JSON, and a problem with the field named', async ({ request }) => {
  const headers = { accept: 'application/json' };
  const told = await request.get('/check?what=live&species=Python+regius&way=out&before=here&source=R&country=FR&purpose=T', { headers });
  expect(await told.json()).toMatchObject({ outcome: 'documents', rule: 'DOC-04', documents: [{ kind: 'EX', issuedBy: 'XA' }] });
  const wrong = await request.get('/check?what=live&species=Python+regius&way=out&before=here&source=A', { headers });
  expect(wrong.status()).toBe(422);
  expect((await wrong.json()).errors).toMatchObject([{ field: 'source' }]);
});

test('a trader who is signed in begins an application with the answers', async ({ as }) => {
  const trader = await as('trader');
  await trader.goto('/check?what=live&species=Python+regius&way=out&before=here&source=R&country=FR&purpose=T&lang=en');
  await trader.locator('main a.button-primary').click();
  // The answer names the same document: only the address tells that the next page is there.
  await expect(trader).toHaveURL(/\/apply\/start\?/);
  await expect(trader.locator('main')).toContainText('Export permit');
  await trader.locator('main form button').first().click();
  await expect(trader).toHaveURL(/\/apply\/applications\/A-\d+$/);
  await expect(trader.locator('main')).toContainText('1 specimen line');
  await trader.goto(`${new URL(trader.url()).pathname}/specimens`);
  await expect(trader.locator('main')).toContainText('Python regius');
});

test('a stranger who begins an application signs in first and keeps the answers', async ({ page }) => {
  await page.goto('/check?what=live&species=Python+regius&way=out&before=here&source=R&country=FR&purpose=T&lang=en');
  await page.locator('main a.button-primary').click();
  const { pathname, searchParams } = new URL(page.url());
  expect(pathname).toBe('/sign-in');
  expect(searchParams.get('next')).toMatch(/^\/apply\/start\?.*species=Python/);
});
