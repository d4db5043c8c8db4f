/**
 * What the office does with a case, as steps of a browser test; each begins and ends on a page of its own finding, needs
 * the right person to be signed in, and works with JavaScript on and off and in any language.
 */
import { expect, type Page } from '@playwright/test';
import type { Somebody } from '../people';
import { freshCode } from './codes';
import { press } from './form';

/** A finding as it is typed in; what is left out is a positive finding. */
export interface FindingAnswers {
  readonly outcome?: 'positive' | 'positive-with-conditions' | 'negative';
  readonly reasoning?: string;
  readonly evidence?: string;
  readonly conditions?: string;
  /** `YYYY-MM-DD`. */
  readonly validUntil?: string;
  /** Advice for every like trade, up to this volume of line A. */
  readonly general?: string;
}

const casePage = (ref: string) => `/office/applications/${ref}`;

/** Opens one of our pages; a step on a page that is not there would fail with a sentence about something else. */
async function open(page: Page, address: string): Promise<void> {
  const answer = await page.goto(address);
  expect(answer?.status(), `${address} is there for this person`).toBe(200);
}

/** Sends the form that stands in the page's main part, and waits for its answer. */
export const send = (page: Page): Promise<void> => press(page, page.locator('main form.form button[type=submit]').first());

async function sendTo(page: Page, arrivesAt: string | RegExp): Promise<void> {
  await send(page);
  await page.waitForURL(arrivesAt);
}

const atCase = (ref: string) => new RegExp(`${casePage(ref)}$`);

async function fillDay(page: Page, name: string, day: string): Promise<void> {
  const [year = '', month = '', dayOfMonth = ''] = day.split('-');
  await page.locator(`[name="${name}-day"]`).fill(dayOfMonth);
  await page.locator(`[name="${name}-month"]`).fill(month);
  await page.locator(`[name="${name}-year"]`).fill(year);
}

async function fillFinding(page: Page, answers: FindingAnswers): Promise<void> {
  await page.locator(`[name=outcome][value="${answers.outcome ?? 'positive'}"]`).check();
  await page.locator('[name=reasoning]').fill(answers.reasoning ?? 'The documents agree with the register.');
  await page.locator('[name=evidence]').fill(answers.evidence ?? 'Invoice 2026-114');
  if (answers.conditions) await page.locator('[name=conditions]').fill(answers.conditions);
  if (answers.validUntil) await fillDay(page, 'validUntil', answers.validUntil);
  if (answers.general) {
    await page.locator('[name=scope][value=general]').check();
    await page.locator('[name="volumes.1"]').fill(answers.general);
  }
}

/** A case officer takes a submitted application up. */
export async function startReview(page: Page, ref: string): Promise<void> {
  await open(page, casePage(ref));
  await send(page);
  await expect(page.locator('[data-state=under-review]').first()).toBeVisible();
}

/** The findings that a case officer records here. */
export type ManagementFinding =
  | 'legal-acquisition'
  | 'import-permit-seen'
  | 'humane-transport'
  | 'lawful-import'
  | 'bred-in-captivity'
  | 'artificially-propagated';

/** A case officer records a finding of the Management Authority. */
export async function recordFinding(page: Page, ref: string, kind: ManagementFinding, answers: FindingAnswers = {}): Promise<void> {
  await open(page, `${casePage(ref)}/findings/${kind}`);
  await fillFinding(page, answers);
  await sendTo(page, atCase(ref));
}

/** The specimens were obtained in accordance with the law (Art. III.2(b), IV.2(b), V.2(a)). */
export const recordLegalAcquisition = (page: Page, ref: string, answers: FindingAnswers = {}) =>
  recordFinding(page, ref, 'legal-acquisition', answers);

/** Living specimens will be prepared and shipped without injury or cruelty (Art. III.2(c), IV.2(c), V.2(b)). */
export const recordHumaneTransport = (page: Page, ref: string, answers: FindingAnswers = {}) =>
  recordFinding(page, ref, 'humane-transport', answers);

/** A case officer asks the Scientific Authority. */
export async function requestFindings(page: Page, ref: string, question = 'Is this trade non-detrimental at this volume?'): Promise<void> {
  await open(page, `${casePage(ref)}/request-findings`);
  await page.locator('[name=question]').fill(question);
  await sendTo(page, atCase(ref));
}

/** The Scientific Authority answers, and the case goes back to the officer. */
export async function recordNonDetriment(page: Page, ref: string, answers: FindingAnswers = {}): Promise<void> {
  await open(page, `/office/advice/${ref}`);
  await fillFinding(page, { reasoning: 'Within the volume that this population can bear.', evidence: 'Survey of 2026', ...answers });
  await sendTo(page, /\/office\/advice\?/);
}

async function recommend(page: Page, ref: string, outcome: 'approve' | 'refuse', reasons: string): Promise<void> {
  await open(page, `${casePage(ref)}/recommend`);
  await page.locator(`[name=outcome][value=${outcome}]`).check();
  await page.locator('[name=reasons]').fill(reasons);
  await sendTo(page, atCase(ref));
}

/** A case officer recommends approval. */
export const recommendApproval = (page: Page, ref: string, reasons = 'All findings are positive.') =>
  recommend(page, ref, 'approve', reasons);

/** A case officer recommends refusal. */
export const recommendRefusal = (page: Page, ref: string, reasons = 'No proof of lawful acquisition.') =>
  recommend(page, ref, 'refuse', reasons);

async function decide(page: Page, ref: string, outcome: 'approve' | 'refuse' | 'send-back', reasons: string): Promise<void> {
  await open(page, `${casePage(ref)}/decide`);
  await page.locator(`[name=outcome][value=${outcome}]`).check();
  await page.locator('[name=reasons]').fill(reasons);
  const grounds = page.locator('#grounds');
  if (outcome === 'refuse' && (await grounds.count()) > 0) {
    await page.locator('details', { has: grounds }).locator('summary').click();
    await page.locator('[name="grounds.acquisition-not-shown"]').check();
  }
  await sendTo(page, atCase(ref));
}

/** An issuing officer approves; where a second one is needed, this is the first half. */
export const approve = (page: Page, ref: string, reasons = 'As recommended.') => decide(page, ref, 'approve', reasons);

/** An issuing officer refuses; a second one must do so too. */
export const refuse = (page: Page, ref: string, reasons = 'Lawful acquisition is not shown.') => decide(page, ref, 'refuse', reasons);

/** An issuing officer gives the recommendation back to the case officer. */
export const sendBack = (page: Page, ref: string, reason = 'The quantity needs an explanation.') => decide(page, ref, 'send-back', reason);

/** Whoever is signed in shows anew that it is them, by a code of their app. */
export async function confirm(page: Page, who: Somebody): Promise<void> {
  await page.locator('[name=proofCode]').fill((await freshCode(who)) ?? '');
}

/** An issuing officer signs; answers the number of the permit (`26XA000001/EX`). */
export async function sign(page: Page, ref: string, validUntil?: string): Promise<string> {
  await open(page, `${casePage(ref)}/sign`);
  if (validUntil) await fillDay(page, 'validUntil', validUntil);
  await confirm(page, 'signer');
  await sendTo(page, /\/office\/permits\/[^/]+$/);
  const number = page.url().split('/').at(-1) ?? '';
  expect(number).toMatch(/^\d{2}[A-Z]{2}\d{6}-[A-Z]{2}$/);
  return number.replace('-', '/');
}

/** An issuing officer proposes to revoke a permit, which stops it; with `confirm`, a second one revokes it. */
export async function revoke(page: Page, number: string, who: Somebody, outcome?: 'confirm'): Promise<void> {
  const permit = `/office/permits/${number.replace('/', '-')}`;
  await open(page, `${permit}/revoke`);
  if (outcome) await page.locator(`[name=outcome][value=${outcome}]`).check();
  await page.locator('[name=reason]').fill('Obtained by false documents.');
  await confirm(page, who);
  await sendTo(page, new RegExp(`${permit}$`));
  await expect(page.locator('.state-strip')).toHaveAttribute('data-state', outcome ? 'revoked' : 'suspended');
}
