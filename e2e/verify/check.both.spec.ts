/** The check of a permit by anybody: from the paper, from its number, and when there is nothing to it. */
import { expect, test } from '../people';
import { issueForPythonRegius } from '../steps/issue';
import { revoke } from '../steps/office';
import { takePaper } from '../steps/paper';
import { checkByAddress, checkByNumber, checkByText } from '../steps/verify';

test('a paper is found genuine by its square code, by its number and by pasted text, in three languages, until two officers revoke it', async ({
  page,
  as,
}) => {
  // Everybody of the procedure has a turn before the permit is there.
  test.setTimeout(180_000);
  const number = await issueForPythonRegius(as);
  const paper = await takePaper(await as('customs'), `/customs/permits/${number.replace('/', '-')}/pdf`);
  const checkCode = /[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}/.exec(paper.text)?.[0] ?? '';

  expect(await checkByAddress(page, paper.code)).toBe('GENUINE');
  await expect(page.locator('main')).toContainText('Python regius');
  await expect(page.locator('main')).toContainText(number);
  await expect(page.locator('main')).toContainText('Exporter, as the square code says');
  await expect(page.locator('main')).not.toContainText('1247');

  const here = new URL(page.url()).pathname;
  await page.locator('.languages a[lang=fr]').click();
  expect(new URL(page.url()).pathname).toBe(here);
  await expect(page.locator('.verdict-word')).toHaveText('AUTHENTIQUE');
  await expect(page.locator('.verdict')).toContainText(/Dernier jour\s: \d{1,2}(er)? \S+ 20\d\d/);
  await page.locator('.languages a[lang=es]').click();
  await expect(page.locator('.verdict-word')).toHaveText('AUTÉNTICO');
  await page.locator('.languages a[lang=en]').click();

  expect(await checkByNumber(page, number.toLowerCase(), checkCode.toLowerCase().replaceAll('-', ' '))).toBe('GENUINE');
  await expect(page.locator('main')).not.toContainText('as the square code says');
  await expect(page.locator('main')).not.toContainText('Savane');
  expect(await checkByText(page, `https://another.example/V/${paper.code.split('/V/')[1]}\n`)).toBe('GENUINE');

  await revoke(await as('signer'), number, 'signer');
  expect(await checkByAddress(page, paper.code)).toBe('STOP – SUSPENDED');
  await revoke(await as('signer2'), number, 'signer2', 'confirm');
  expect(await checkByAddress(page, paper.code)).toBe('STOP – REVOKED');
});

test('number and check code show the permit line by line, and neither names nor addresses', async ({ as, request }) => {
  const trader = await as('trader');
  await trader.goto('/apply/permits/26XA000003-EX');
  const address = (await trader.locator('main a[href*="/v/26XA000003-EX/"]').first().getAttribute('href')) ?? '';
  const answer = await request.get(new URL(address, trader.url()).pathname, { headers: { accept: 'text/html', 'accept-language': 'en' } });
  expect(answer.status()).toBe(200);
  expect(answer.headers()['cache-control']).toBe('no-store');
  const body = await answer.text();
  expect(body).toContain('GENUINE');
  for (const told of ['Python regius', '(LIV)', 'Last day']) expect(body).toContain(told);
  for (const kept of ['<script', 'Savane', 'example.test', 'rue du']) expect(body).not.toContain(kept);
});

test('the answer to a scanned code weighs under 20 kB with all that it loads, runs no script and asks nobody else', async ({
  as,
  request,
}) => {
  const { code } = await takePaper(await as('trader'), '/apply/permits/26XA000003-EX/pdf');
  const { pathname: page } = new URL(code);
  for (const language of ['en', 'fr', 'es']) {
    const body = await (await request.get(page, { headers: { accept: 'text/html', 'accept-language': language } })).text();
    expect(body).toContain('Python regius');
    expect(body).not.toMatch(/<script|<iframe|<img|javascript:|@import|\son[a-z]+=/i);
    const loaded = [...body.matchAll(/<link [^>]*href="([^"]+)"/g)].map(([, address = '']) => address);
    expect(loaded.filter((address) => !/^\/[a-z]/.test(address))).toEqual([]);
    const others = await Promise.all(loaded.map(async (address) => (await request.get(address)).body()));
    const weight = Buffer.byteLength(body) + others.reduce((sum, { length }) => sum + length, 0);
    expect(weight).toBeLessThan(20_000);
    expect(others.map(String).join('')).not.toMatch(/@import|url\((?!["']?data:)/);
  }
});

test('an unknown number and a wrong code get the same bytes and headers', async ({ request }) => {
  const answers = await Promise.all(
    ['/v/26XA000001-EX/00000000000V', '/v/26XA009999-EX/00000000000V', '/v/nonsense/nonsense', '/v'].map((address) =>
      request.get(address, { headers: { accept: 'text/html', connection: 'close' } }),
    ),
  );
  const told = await Promise.all(
    answers.map(async (answer) => ({
      status: answer.status(),
      headers: answer
        .headersArray()
        .filter(({ name }) => name.toLowerCase() !== 'date')
        .map(({ name, value }) => `${name}: ${value}`),
      body: (await answer.body()).toString('base64'),
    })),
  );
  expect(told[0]?.status).toBe(200);
  for (const other of told) expect(other).toEqual(told[0]);
});

test('no address below /V/ or /v/ is a fault of ours, and STOP never stands beside GENUINE', async ({ request }) => {
  for (const path of [
    '',
    '/',
    '/%',
    '/%E0%A4%A',
    '/%00',
    '/abc',
    '/a/b/c',
    '/..%2f',
    '/%F0%9F%98%80',
    `/${'A'.repeat(9_000)}`,
    '/AAAA====',
  ]) {
    const answer = await request.get(`/V${path}`, { headers: { accept: 'text/html' } });
    expect(answer.status(), path).toBe(200);
    const body = await answer.text();
    expect(body, path).toContain('NOT A PERMIT CODE');
    expect(body, path).not.toMatch(/genuine/i);
  }
  const typed = await (await request.get('/v/%/%', { headers: { accept: 'text/html' } })).text();
  expect(typed).toContain('NO SUCH PERMIT');
  expect(typed).not.toMatch(/genuine/i);
});

test('a check carries no script, is kept by nobody and weighs little', async ({ request }) => {
  for (const address of ['/verify', '/v/a/b', '/V/abc']) {
    const answer = await request.get(address, { headers: { accept: 'text/html' } });
    const { 'content-security-policy': policy, ...headers } = answer.headers();
    expect(headers).toMatchObject({ 'cache-control': 'no-store', 'referrer-policy': 'no-referrer', 'x-robots-tag': 'noindex, nofollow' });
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toContain('script-src');
    const body = await answer.body();
    expect(body.length).toBeLessThan(15_000);
    expect(body.toString()).not.toMatch(/<script|javascript:| on\w+=/i);
  }
});

test('a program that asks for JSON gets the same verdict', async ({ request }) => {
  const answer = await request.get('/v/26XA009999-EX/00000000000V', { headers: { accept: 'application/json' } });
  expect(answer.headers()['content-type']).toContain('application/json');
  expect(await answer.json()).toEqual({
    verdict: 'UNKNOWN',
    word: 'noSuchPermit',
    shape: 'octagon',
    colour: 'red',
    checkedAt: null,
    permit: null,
    parties: null,
    foreign: null,
  });
});

test('a form that is not filled in says so beside its fields, and keeps what was typed', async ({ page }) => {
  await page.goto('/verify');
  await page.locator('[name=number]').fill('"><b>26XA</b>');
  await page.locator('main form button').first().click();
  await expect(page).toHaveTitle(/^Error: /);
  await expect(page.locator('.error-summary li')).toHaveCount(2);
  await expect(page.locator('[name=number]')).toHaveValue('"><b>26XA</b>');
  await expect(page.locator('#code-error')).toBeVisible();
});
