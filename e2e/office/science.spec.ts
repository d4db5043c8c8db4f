/** The Scientific Authority: it answers its question, sees nothing else, and what it says in general covers the next case. */
import { expect, test } from '../people';
import { isIn } from '../steps/keyboard';
import { recordNonDetriment } from '../steps/office';
import { prepare } from '../steps/prepare';

test('advice under conditions for every like trade goes back to the officer, and covers a new application that it fits', async ({ as }) => {
  const [page, cases] = await Promise.all([as('sa'), prepare('wild parrots', 'more wild parrots')]);
  const [asked, next] = [cases['wild parrots'], cases['more wild parrots']];
  await page.goto(`/office/advice/${asked}`);
  await expect(page.locator('main')).toContainText('Poicephalus senegalus');
  await expect(page.locator('main')).not.toContainText(/\bfees?\b/i);
  await expect(page.locator('main form')).toHaveCount(1);
  for (const closed of [`/office/applications/${asked}`, `/office/applications/${asked}/fees`, `/apply/applications/${asked}/purpose`])
    expect((await page.request.get(closed)).status(), closed).toBe(404);

  await recordNonDetriment(page, asked, {
    outcome: 'positive-with-conditions',
    conditions: 'Adults only, outside the breeding season.',
    validUntil: '2027-06-30',
    general: '500',
  });
  const officer = await as('officer');
  await officer.goto(`/office/applications/${asked}`);
  await isIn(officer, 'under-review');
  await expect(officer.locator('#column-checks')).toContainText('Adults only, outside the breeding season.');
  await officer.goto(`/office/applications/${next}`);
  await expect(officer.locator('#column-checks')).toContainText('Covered by general advice: 500 of 500 NAR left');
});
