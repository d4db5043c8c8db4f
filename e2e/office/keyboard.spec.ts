/** Ten cases by the keyboard alone, from the queue to the decision; a simple one in few presses and few answers of the server. */
import { expect, type Somebody, test } from '../people';
import { freshCode } from '../steps/codes';
import { isIn, keyboardOf } from '../steps/keyboard';
import { prepare } from '../steps/prepare';

const MOST_PRESSES = 12;
const MOST_ANSWERS = 6;

const casePage = (reference: string) => new RegExp(`/office/applications/${reference}$`);
const anotherCase = (reference: string) => (at: URL) =>
  /^\/office\/applications\/A-\d+$/.test(at.pathname) && !casePage(reference).test(at.pathname);
const step = (name: string) => new RegExp(`/office/applications/A-\\d+/${name}(\\?|#|$)`);

function expectFew(who: Somebody, { presses, answers }: { readonly presses: number; readonly answers: number }): void {
  console.log(`${who}: from queue to decision in ${presses} key presses and ${answers} answers of the server`);
  expect(presses).toBeLessThanOrEqual(MOST_PRESSES);
  expect(answers).toBeLessThanOrEqual(MOST_ANSWERS);
}

test('a case officer recommends, asks, sends to the Scientific Authority, recommends refusal and takes up', async ({ as }) => {
  const [page, cases] = await Promise.all([as('officer'), prepare('recommend', 'ask', 'science', 'recommend refusal', 'take up')]);
  const keys = keyboardOf(page);
  const view = /\/office\/queue\?country=IS$/;
  await page.goto('/office/queue?country=IS');
  await keys.begin();

  await keys.openCase(cases.recommend);
  await keys.go('d', step('recommend'));
  await keys.press('1');
  await keys.go('Enter', casePage(cases.recommend));
  await isIn(page, 'recommended');
  expectFew('officer', keys.counted());
  await keys.go('n', anotherCase(cases.recommend));
  await keys.go('b', view);

  await keys.openCase(cases.ask);
  await keys.go('q', step('return'));
  await keys.press('2', 'Space', 'Enter');
  await expect(page.locator('.asked-items li')).toHaveCount(1);
  await keys.go('s', casePage(cases.ask));
  await isIn(page, 'returned');
  await keys.go('b', view);
  await expect(page.locator('tbody a[data-case]:focus')).toHaveText(cases.ask);

  await keys.openCase(cases.science);
  await keys.go('s', step('request-findings'));
  await keys.press('r');
  await keys.write('Does this hurt?');
  await keys.go('Control+Enter', casePage(cases.science));
  await isIn(page, 'awaiting-findings');
  await keys.go('b', view);

  await keys.openCase(cases['recommend refusal']);
  await keys.go('d', step('recommend'));
  await keys.press('2', 'Enter');
  await expect(page.locator('.error-summary')).toBeFocused();
  await keys.press('r');
  // A letter leads to a field; Tab still comes by it.
  await expect(page.locator('[name=reasons]')).not.toHaveAttribute('tabindex');
  await keys.write('No licence.');
  await keys.go('Control+Enter', casePage(cases['recommend refusal']));
  await isIn(page, 'recommended');
  await keys.go('b', view);

  await keys.openCase(cases['take up']);
  await keys.press('t');
  await isIn(page, 'under-review');
});

test('an issuing officer approves, refuses, signs and sets a rule aside; a second one approves', async ({ as }) => {
  const [page, cases] = await Promise.all([as('signer'), prepare('approve', 'refuse', 'sign', 'override', 'second')]);
  const keys = keyboardOf(page);
  const view = /\/office\/queue\?country=NO$/;
  await page.goto('/office/queue?country=NO');
  await keys.begin();

  await keys.openCase(cases.approve);
  await keys.go('d', step('decide'));
  await keys.press('1');
  await keys.go('Enter', casePage(cases.approve));
  await isIn(page, 'approved');
  expectFew('signer', keys.counted());
  await keys.go('b', view);

  await keys.openCase(cases.refuse);
  await keys.go('d', step('decide'));
  await keys.press('3', 'g', 'Space', 'r');
  await keys.write('No licence.');
  await keys.go('Control+Enter', casePage(cases.refuse));
  await expect(page.getByText('You have given your decision')).toBeVisible();
  await keys.go('b', view);

  await keys.openCase(cases.sign);
  await keys.go('d', step('sign'));
  await keys.press('c');
  await keys.write((await freshCode('signer')) ?? '');
  await keys.go('Enter', /\/office\/permits\/\d{2}XA\d{6}-EX$/);
  await keys.go('n', anotherCase(cases.sign));
  await keys.go('b', view);

  await keys.openCase(cases.override);
  await keys.go('o', step('set-aside/[A-Z]{3}-[A-Z0-9]{2}'));
  await keys.press('r');
  await keys.write('Sewn.');
  await keys.go('Control+Enter', casePage(cases.override));
  await expect(page.locator('#column-checks')).toContainText('Sewn.');

  const second = await as('signer2');
  const others = keyboardOf(second);
  await second.goto('/office/queue?country=NZ');
  await others.begin();
  await others.openCase(cases.second);
  await others.go('d', step('decide'));
  await others.press('1');
  await others.go('Enter', casePage(cases.second));
  await isIn(second, 'approved');
});

test('single keys can be switched off, and then move nothing', async ({ as }) => {
  const page = await as('flora');
  const keys = keyboardOf(page);
  await page.goto('/office/queue');
  await keys.begin();
  await keys.press('j');
  await expect(page.locator('tbody a[data-case]').first()).toBeFocused();
  await keys.press('?');
  await expect(page.locator('dialog[open]')).toBeVisible();
  await keys.press('Enter');
  await expect(page.locator('.keys-dialog')).toContainText('Single keys are off.');
  await page.goto('/office/queue');
  await keys.begin();
  await keys.press('j', 'v', '?');
  await expect(page.locator('body')).toBeFocused();
  await page.locator('.keys-open').press('Enter');
  await keys.press('Enter');
  await expect(page.locator('.keys-dialog')).toContainText('Single keys are on.');
});
