/** The page of a case, the two pairs of eyes on Appendix I, and a signature that is not given. */
import type { Page } from '@playwright/test';
import { expect, test } from '../people';
import { isIn } from '../steps/keyboard';
import { approve, confirm, send } from '../steps/office';
import { takeText } from '../steps/paper';
import { prepare } from '../steps/prepare';

const casePage = (reference: string) => `/office/applications/${reference}`;
const number = (text: string | undefined): number => Number((text ?? '').replace(/[^\d.]/g, ''));

test('shows three regions, checks with their rules, a risk that is the sum of its points and that of the queue, and the quota', async ({
  as,
}) => {
  const [page, { fresh }] = await Promise.all([as('officer'), prepare('fresh')]);
  await page.goto(casePage(fresh));
  for (const name of ['Application and documents', 'Checks', 'People and history'])
    await expect(page.locator('section.case-column').and(page.getByRole('region', { name, exact: true }))).toBeVisible();
  await expect(page.getByText('Nothing stops this case.')).toBeVisible();
  const checks = page.locator('.checks > li[tabindex]');
  await expect(checks.locator('.check-source a[href^="/law/"]')).toHaveCount(await checks.count());

  const points = await page.locator('[data-points]').evaluateAll((cells) => cells.map((cell) => Number(cell.getAttribute('data-points'))));
  const sum = points.reduce((total, one) => total + one, 0);
  await expect(page.locator('[data-risk]')).toHaveAttribute('data-risk', String(sum));
  const sentences = await page.locator('.gauge-sentence').allTextContents();
  expect(sentences.length).toBeGreaterThan(0);
  for (const sentence of sentences) {
    const [, limit, issued, reserved, own, left] =
      /: ([\d,]+) NAR · issued ([\d,]+) · reserved by others ([\d,]+) · this application (40) · left ([\d,]+)$/.exec(sentence) ?? [];
    expect(number(issued) + number(reserved) + number(own) + number(left), sentence).toBe(number(limit));
  }

  // What else is under way changes a risk: the queue tells it as the page of the case told it last.
  await page.goto(`/office/queue?q=${fresh}`);
  await expect(page.locator('tbody .risk')).toHaveText(`${sum} low`);
});

test('a signature without a proof leaves the case approved and not signed; its preview has every box', async ({ as }) => {
  const [page, { 'to sign': reference }] = await Promise.all([as('signer'), prepare('to sign')]);
  const preview = await takeText(page, `${casePage(reference)}/preview`);
  for (const box of '1 2 3 3a 4 5 5a 5b 6 7/8 9 10 11 11a 12 12a 12b 13 14 15'.split(' '))
    expect(preview, `box ${box}`).toMatch(new RegExp(`(^|\\s)${box}[.)]?\\s`, 'm'));
  expect(preview).toContain('SPECIMEN');

  await page.goto(`${casePage(reference)}/sign`);
  await send(page);
  await expect(page.locator('.error-summary')).toBeVisible();
  await page.goto(`/office/queue?state=approved&waiting=issuing-officer&q=${reference}`);
  await expect(page.getByRole('row', { name: reference })).toContainText('Approved, not signed');
  await page.goto(`${casePage(reference)}/sign`);
  await confirm(page, 'signer');
  await send(page);
  await page.waitForURL(/\/office\/permits\//);
  const permit = page.url().split('/').at(-1)?.replace('-', '/') ?? '';
  const auditor = await as('auditor');
  await auditor.goto(casePage(reference));
  await expect(auditor.locator('section[aria-labelledby=people]')).toContainText('A. K. Mensah');
  await expect(auditor.locator('#column-context')).toContainText(permit);
});

test('Appendix I takes two issuing officers, who are not the same, and both names stay on record', async ({ as }) => {
  const [page, { 'Appendix I': reference }] = await Promise.all([as('signer'), prepare('Appendix I')]);
  await approve(page, reference);
  await isIn(page, 'recommended');
  await expect(page.getByText('You have given your decision')).toBeVisible();
  await page.goto(`${casePage(reference)}/decide`);
  await expect(page.locator('h1')).toHaveText('Another person must do this');
  const second = await as('signer2');
  await approve(second, reference);
  await isIn(second, 'approved');
  for (const name of ['A. K. Mensah', 'Ingrid Solheim']) await expect(decisions(second)).toContainText(name);
});

const decisions = (page: Page) => page.locator('section[aria-labelledby=decisions]');
