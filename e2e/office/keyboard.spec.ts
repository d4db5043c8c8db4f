/** A simple case by the keyboard alone, from the queue to the decision, in few presses and few answers of the server. */
import { expect, type Somebody, test } from '../people';
import { isIn, keyboardOf } from '../steps/keyboard';
import { prepare } from '../steps/prepare';

const MOST_PRESSES = 12;
const MOST_ANSWERS = 6;

const casePage = (reference: string) => new RegExp(`/office/applications/${reference}$`);
const anotherCase = (reference: string) => (at: URL) =>
  /^\/office\/applications\/A-\d+$/.test(at.pathname) && !casePage(reference).test(at.pathname);
const step = (name: string) => new RegExp(`/office/applications/A-\\d+/${name}$`);

function expectFew(who: Somebody, { presses, answers }: { readonly presses: number; readonly answers: number }): void {
  console.log(`${who}: from queue to decision in ${presses} key presses and ${answers} answers of the server`);
  expect(presses).toBeLessThanOrEqual(MOST_PRESSES);
  expect(answers).toBeLessThanOrEqual(MOST_ANSWERS);
}

test('a case officer recommends approval, has the next case one press away, and comes back to the same view', async ({ as }) => {
  const [page, { recommend }] = await Promise.all([as('officer'), prepare('recommend')]);
  const keys = keyboardOf(page);
  await page.goto('/office/queue?country=IS');
  await keys.begin();
  await keys.openCase(recommend);
  await keys.go('d', step('recommend'));
  await keys.press('1');
  await keys.go('Enter', casePage(recommend));
  await isIn(page, 'recommended');
  expectFew('officer', keys.counted());
  await keys.go('n', anotherCase(recommend));
  await keys.go('b', /\/office\/queue\?country=IS$/);
});

test('an issuing officer approves', async ({ as }) => {
  const [page, { approve }] = await Promise.all([as('signer'), prepare('approve')]);
  const keys = keyboardOf(page);
  await page.goto('/office/queue?country=NO');
  await keys.begin();
  await keys.openCase(approve);
  await keys.go('d', step('decide'));
  await keys.press('1');
  await keys.go('Enter', casePage(approve));
  await isIn(page, 'approved');
  expectFew('signer', keys.counted());
});
