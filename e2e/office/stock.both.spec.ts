/** Stamps by their numbers: received, declared gone by one officer, confirmed by another, and known to whoever holds the paper. */
import { expect, test } from '../people';
import { send } from '../steps/office';

test('a lost stamp is declared by one officer, confirmed by another, and everybody is told to keep the paper', async ({
  as,
  page,
  javaScriptEnabled,
}) => {
  // The two ways of the test run one after the other on the same register.
  const letters = javaScriptEnabled ? 'JS' : 'NJ';
  const officer = await as('officer');
  await officer.goto('/office/registers/stock/new');
  await officer.locator('[name=kind][value=security-stamp]').check();
  await officer.locator('[name=first]').fill(`${letters}000101`);
  await officer.locator('[name=last]').fill(`${letters}000200`);
  await officer.locator('[name=supplier]').fill('The state printer');
  await send(officer);
  await expect(officer.locator('h1')).toContainText(`${letters}000101 – ${letters}000200`);
  const range = new URL(officer.url()).pathname;

  await officer.goto(`${range}/loss`);
  await officer.locator('[name=first]').fill(`${letters}000150`);
  await officer.locator('[name=what][value=stolen]').check();
  await officer.locator('[name=reason]').fill('The drawer was broken open');
  await send(officer);
  await expect(officer.locator('main')).toContainText('A second officer has to decide.');

  const signer = await as('signer');
  await signer.goto(range);
  await signer.locator('a[href*="/losses/"]').click();
  await signer.locator('[name=outcome][value=confirmed]').check();
  await signer.locator('[name=reason]').fill('Counted together');
  await send(signer);
  await expect(signer.locator('main')).toContainText('confirmed it');

  await page.goto('/verify/stamp');
  await page.locator('[name=number]').fill(`${letters} 000150`);
  await page.locator('main form button').click();
  await expect(page.locator('main')).toContainText(`number ${letters}000150 is reported lost, stolen or spoiled`);
  const customs = await as('customs');
  await customs.goto(`/customs/stock?number=${letters}000151`);
  await expect(customs.locator('main')).toContainText('the paper that bears it is false');
});
