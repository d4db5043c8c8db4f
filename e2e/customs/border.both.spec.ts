/** The border: a reader types the code, the officer counts, the permit closes. */
import { expect, test } from '../people';
import { endorse, lookUp, scanAtBorder, tryToEndorse } from '../steps/customs';
import { issueForPythonRegius } from '../steps/issue';
import { takePaper } from '../steps/paper';
import { checkByAddress } from '../steps/verify';

test('38 of 40 cross: the permit closes, the rest lapses, and everybody sees it', async ({ page, as }) => {
  // Everybody of the procedure has a turn before the permit is there.
  test.setTimeout(180_000);
  const number = await issueForPythonRegius(as);
  const customs = await as('customs');
  const paper = await takePaper(customs, `/customs/permits/${number.replace('/', '-')}/pdf`);
  await customs.setViewportSize({ width: 360, height: 740 });

  expect(await lookUp(customs, number)).toBe('GENUINE');
  await expect(customs.locator('main')).toContainText('By number only');
  expect(await scanAtBorder(customs, paper.code.replace(/^[^/]+\/\/[^/]+/, 'HTTPS://FALSE.EXAMPLE'))).toBe('GENUINE');
  await expect(customs.locator('main')).toContainText('The code leads to another address');
  expect(await scanAtBorder(customs, paper.code)).toBe('GENUINE');
  await expect(customs.locator('main')).not.toContainText('another address');
  await expect(customs.locator('main')).not.toContainText('By number only');
  const verdict = await customs.locator('.verdict').boundingBox();
  expect(verdict?.height).toBeGreaterThanOrEqual(0.4 * 740);

  for (const [typed, message] of [
    ['1,000', 'This could mean a thousand or one'],
    ['NaN', 'digits only'],
    ['４０', 'digits only'],
    ['', 'Enter the quantity of at least one line'],
    ['41', 'only 40 left'],
  ] as const) {
    await tryToEndorse(customs, number, { quantities: { 1: typed } });
    await expect(customs.locator('.error-summary')).toContainText(message);
    await expect(customs.locator('[name=quantity-1]')).toHaveValue(typed);
  }

  const reference = await endorse(customs, number, { quantities: { 1: '38' }, transportDocument: 'AWB 999-1234 5675' });
  expect(reference).toMatch(/^E-\d+$/);
  await expect(customs.locator('main')).toContainText('The permit is closed');
  await expect(customs.locator('td', { hasText: 'Lapsed' })).toContainText('2');

  expect(await lookUp(customs, number)).toBe('STOP – USED UP');
  await expect(customs.locator('main')).toContainText(reference);
  await expect(customs.locator('main a.button-primary')).toHaveCount(0);
  await customs.goto(`/customs/permits/${number.replace('/', '-')}/endorse`);
  await expect(customs.locator('[name=quantity-1]')).toHaveCount(0);
  expect(await checkByAddress(page, paper.code)).toBe('STOP – USED UP');
});

test('Customs pages are for Customs', async ({ as, page }) => {
  await page.goto('/customs');
  await expect(page).toHaveURL(/\/sign-in\?next=%2Fcustoms/);
  const trader = await as('trader2');
  expect((await trader.goto('/customs'))?.status()).toBe(404);
});

test('a text that is no permit is told as such', async ({ as }) => {
  const customs = await as('customs2');
  expect(await scanAtBorder(customs, 'https://example.org')).toBe('NOT A PERMIT CODE');
  expect(await scanAtBorder(customs, '26XA999999/EX')).toBe('NO SUCH PERMIT');
  expect((await customs.goto('/customs/permits/nonsense'))?.status()).toBe(404);
});
