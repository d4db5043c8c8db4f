/** Decisions of the office: two officers where two are needed, nothing on an older version, nothing that the rules forbid. */
import type { Page } from '@playwright/test';
import { expect, test } from '../people';
import { applyForPythonRegius } from '../steps/apply';
import { recommendRefusal, recordLegalAcquisition, refuse, send, sendBack, startReview } from '../steps/office';

const casePage = (ref: string) => `/office/applications/${ref}`;
const stateOf = (page: Page) => page.locator('[data-state]').first().getAttribute('data-state');

test('a refusal becomes final when a second issuing officer refuses too', async ({ as }) => {
  const officer = await as('officer');
  const ref = await applyForPythonRegius(await as('trader'));
  await startReview(officer, ref);
  await recommendRefusal(officer, ref);

  const first = await as('signer');
  await first.goto(`${casePage(ref)}/decide`);
  await expect(first.getByText('A refusal needs two issuing officers')).toBeVisible();
  await refuse(first, ref, 'Lawful acquisition is not shown.');
  expect(await stateOf(first)).toBe('recommended');
  await expect(first.getByText('You have given your decision')).toBeVisible();

  const second = await as('signer2');
  await second.goto(casePage(ref));
  await expect(second.getByText('A. K. Mensah proposes to refuse: Lawful acquisition is not shown.')).toBeVisible();
  await refuse(second, ref, 'I agree.');
  expect(await stateOf(second)).toBe('refused');
  await expect(second.getByText('This case is closed.')).toBeVisible();
});

test('one person cannot be both issuing officers, not even by sending the form again', async ({ as }) => {
  const officer = await as('officer');
  const ref = await applyForPythonRegius(await as('trader'));
  await startReview(officer, ref);
  await recommendRefusal(officer, ref);

  const signer = await as('signer');
  const again = await signer.context().newPage();
  await again.goto(`${casePage(ref)}/decide`);
  await refuse(signer, ref);
  await again.locator('[name=version]').evaluate((field: HTMLInputElement) => {
    field.value = String(Number(field.value) + 1);
  });
  await again.locator('[name=outcome][value=refuse]').check();
  await again.locator('[name=reasons]').fill('Once more.');
  await send(again);

  await expect(again.locator('main')).toContainText('Another person must do this');
  await again.goto(casePage(ref));
  expect(await stateOf(again)).toBe('recommended');
  await again.goto(`${casePage(ref)}/decide`);
  await expect(again.locator('h1')).toHaveText('Another person must do this');
});

test('a decision on an older version of the case is not taken, and what was typed is kept', async ({ as }) => {
  const officer = await as('officer');
  const colleague = await as('officer2');
  const ref = await applyForPythonRegius(await as('trader'));
  await startReview(officer, ref);
  await officer.goto(`${casePage(ref)}/recommend`);
  await recordLegalAcquisition(colleague, ref);

  await officer.locator('[name=outcome][value=refuse]').check();
  await officer.locator('[name=reasons]').fill('No licence is on file.');
  await send(officer);

  await expect(officer.locator('.error-summary')).toContainText(/This case changed at \d\d:\d\d/);
  await expect(officer).toHaveTitle(/^Error: Recommend a decision/);
  await expect(officer.locator('[name=reasons]')).toHaveValue('No licence is on file.');
  await officer.goto(casePage(ref));
  expect(await stateOf(officer)).toBe('under-review');
});

test('approval cannot be recommended before the findings that the Convention asks for', async ({ as }) => {
  const officer = await as('officer');
  const ref = await applyForPythonRegius(await as('trader'));
  await startReview(officer, ref);
  await recordLegalAcquisition(officer, ref);
  await officer.goto(`${casePage(ref)}/recommend`);
  await officer.locator('[name=outcome][value=approve]').check();
  await officer.locator('[name=reasons]').fill('It looks fine.');
  await send(officer);

  await expect(officer.locator('.error-summary')).toContainText('It is not yet on file that the living specimens');
  await officer.goto(casePage(ref));
  expect(await stateOf(officer)).toBe('under-review');
});

test('a finding says what is missing in it, beside each question', async ({ as }) => {
  const officer = await as('officer');
  const ref = await applyForPythonRegius(await as('trader'));
  await startReview(officer, ref);
  await officer.goto(`${casePage(ref)}/findings/legal-acquisition`);
  await officer.locator('[name=outcome][value=positive-with-conditions]').check();
  await officer.locator('[name="validUntil-day"]').fill('31');
  await officer.locator('[name="validUntil-month"]').fill('2');
  await officer.locator('[name="validUntil-year"]').fill('2027');
  await officer.locator('[name=evidence]').fill('Invoice 2026-114');
  await officer
    .locator('details', { has: officer.locator('[name="evidenceList.0.reference"]') })
    .locator('summary')
    .click();
  await officer.locator('[name="evidenceList.0.reference"]').fill('2026-114');
  await send(officer);

  const summary = officer.locator('.error-summary');
  await expect(summary.locator('a[href="#reasoning"]')).toBeVisible();
  await expect(summary.locator('a[href="#validUntil"]')).toBeVisible();
  await expect(officer.locator('[name=evidence]')).toHaveValue('Invoice 2026-114');
  await expect(officer.locator('[name=outcome][value=positive-with-conditions]')).toBeChecked();
  // What was folded away opens again with what was typed into it.
  await expect(officer.locator('[name="evidenceList.0.reference"]')).toBeVisible();
  await expect(officer.locator('[name="evidenceList.0.reference"]')).toHaveValue('2026-114');
});

test('an issuing officer can give a recommendation back', async ({ as }) => {
  const officer = await as('officer');
  const ref = await applyForPythonRegius(await as('trader'));
  await startReview(officer, ref);
  await recommendRefusal(officer, ref);
  const signer = await as('signer');
  await sendBack(signer, ref, 'The licence came in yesterday.');
  expect(await stateOf(signer)).toBe('under-review');
  await officer.goto(casePage(ref));
  await expect(officer.locator('#decisions ~ *').getByText('The licence came in yesterday.')).toBeVisible();
});
