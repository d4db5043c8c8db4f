/** What takes two people after a permit was numbered: a paper that stands for another, and one that is issued after the movement. */
import type { Page } from '@playwright/test';
import { expect, test } from '../people';
import { confirm, send } from '../steps/office';
import { prepare } from '../steps/prepare';

const stateOf = (page: Page) => page.locator('.state-strip').getAttribute('data-state');

async function fillDay(page: Page, name: string, day: Date): Promise<void> {
  await page.locator(`[name="${name}-day"]`).fill(String(day.getUTCDate()));
  await page.locator(`[name="${name}-month"]`).fill(String(day.getUTCMonth() + 1));
  await page.locator(`[name="${name}-year"]`).fill(String(day.getUTCFullYear()));
}

test('a wrong permit is corrected by one that another officer signs, and the old paper says REPLACED', async ({ as }) => {
  const { issued } = await prepare('issued');
  const first = await as('signer');
  await first.goto(`/office/applications/${issued}`);
  const permit = (await first.locator('main a[href^="/office/permits/"]').first().getAttribute('href')) ?? '';
  await first.goto(`${permit}/replace`);
  await first.locator('[name=ground][value=correction]').check();
  await first.locator('[name=reason]').fill('The importer was named wrongly');
  await first
    .locator('details', { has: first.locator('[name=field0]') })
    .locator('summary')
    .click();
  await first.locator('[name=field0]').selectOption('importerName');
  await first.locator('[name=shouldBe0]').fill('Stockholm Reptiles AB');
  await confirm(first, 'signer');
  await send(first);
  await first.goto(`${permit}/replace`);
  await expect(first.locator('[name=outcome][value=sign]')).toHaveCount(0);

  const second = await as('signer2');
  await second.goto('/office/ready-to-sign');
  await second.locator(`a[href="${permit}/replace"]`).click();
  await expect(second.locator('table')).toContainText('Stockholm Reptiles AB');
  await second.locator('[name=outcome][value=sign]').check();
  await confirm(second, 'signer2');
  await send(second);
  await expect(second).not.toHaveURL(new RegExp(`${permit}`));
  expect(await stateOf(second)).toBe('issued');
  await second.goto(permit);
  expect(await stateOf(second)).toBe('replaced');
});

test('a permit for specimens that left already is stated on a letter, and signed by two', async ({ as }) => {
  const prepared = await prepare('left already', 'signed once');
  const officer = await as('officer');
  await officer.goto(`/office/applications/${prepared['left already']}/retrospective`);
  const today = new Date();
  await fillDay(officer, 'leftOn', new Date(today.getTime() - 86_400_000));
  await officer.locator('[name=askedBy][value=importer]').check();
  await officer.locator('[name=ground][value=personal-effects]').check();
  await officer.locator('[name=reason]').fill('The office named another box');
  await officer.locator('[name=investigation]').fill('Both authorities saw the paper of the day.');
  await officer.locator('[name=isLawful]').check();
  await fillDay(officer, 'agreedOn', today);
  await officer.locator('[name=agreement]').fill('SE 2026-18');
  await officer.locator('[name=letter]').first().check();
  await send(officer);
  await expect(officer.locator('.error-summary')).toContainText('personal or household effects only');
  await officer.locator('[name=ground][value=not-attributable]').check();
  await send(officer);
  await expect(officer.locator('main')).toContainText('Retrospective: the specimens left on');

  const first = await as('signer');
  await first.goto('/office/ready-to-sign');
  await expect(first.locator('a[href$="/countersign"]')).toHaveCount(0);
  const second = await as('signer2');
  await second.goto('/office/ready-to-sign');
  await second.locator('a[href$="/countersign"]').last().click();
  await expect(second.locator('main')).toContainText('RETROSPECTIVE / RÉTROSPECTIF / RETROSPECTIVO');
  await confirm(second, 'signer2');
  await send(second);
  expect(await stateOf(second)).toBe('issued');
  const number = new URL(second.url()).pathname.split('/').at(-1) ?? '';

  const customs = await as('customs');
  await customs.goto(`/customs/permits/${number}`);
  await expect(customs.locator('main')).toContainText('Nothing leaves with this permit now');
});
