/** Who acts for an applicant: members of an organisation, and agents. With JavaScript on and off. */
import { randomUUID } from 'node:crypto';
import type { Page } from '@playwright/test';
import { expect, test } from '../people';
import { linkMailedTo, newcomer, submit } from '../steps/account';
import { answer, applicationPage } from '../steps/apply';
import { press } from '../steps/form';

/** Begins an export permit in the name of somebody else; answers its reference. */
async function beginFor(page: Page, name: string): Promise<string> {
  await page.goto('/apply/start');
  await page.locator('[name=form][value=EXPORT]').check();
  await page.getByRole('radio', { name: new RegExp(`^${name}`) }).check();
  await submit(page);
  await expect(page).toHaveURL(/\/apply\/applications\/A-\d+/);
  return new URL(page.url()).pathname.split('/')[3] ?? '';
}

/** A panel of a page, by the id of its heading. */
const panel = (page: Page, id: string) => page.locator(`section[aria-labelledby="${id}"]`);

const stepIsThere = async (page: Page, reference: string, step: string) => (await page.goto(applicationPage(reference, step)))?.status();

test('a member is invited, joins, works on what the organisation applies for, and finds nothing once removed', async ({
  as,
  browser,
  page,
  javaScriptEnabled,
  baseURL,
}) => {
  const organisation = `Serpentes ${randomUUID().slice(0, 8)}`;
  const [founderAt, joinerAt] = [`founder.${randomUUID()}@example.org`, `joiner.${randomUUID()}@example.org`];
  const admin = await as('admin');
  await newcomer(page, admin, founderAt, 'Nadia Founder');
  await page.goto('/apply/organisation');
  await page.locator('[name=businessName]').fill(organisation);
  await page.locator('[name=address]').fill('7 Dock Road\n1000 Port Example');
  await page.locator('[name=phone]').fill('+33 1 99 00 12 35');
  await submit(page);
  await expect(page.locator('main h1')).toContainText(organisation);

  const context = await browser.newContext({ javaScriptEnabled, ...(baseURL ? { baseURL } : {}), locale: 'en-GB' });
  const joiner = await context.newPage();
  await newcomer(joiner, admin, joinerAt, 'Jonas Joiner');
  await panel(page, 'invite').locator('[name=email]').fill(joinerAt);
  await press(page, panel(page, 'invite').locator('button[type=submit]'));
  await expect(panel(page, 'members')).toContainText(joinerAt);
  await joiner.goto(await linkMailedTo(admin, joinerAt, 'invitations'));
  await joiner.locator('[name=answer][value=yes]').check();
  await submit(joiner);
  const reference = await beginFor(joiner, organisation);
  await joiner.goto(applicationPage(reference, 'purpose'));
  await answer(joiner, { purpose: 'T' });
  await submit(joiner);

  await page.goto(applicationPage(reference, 'purpose'));
  await expect(page.locator('[name=purpose][value=T]')).toBeChecked();
  await page.goto('/apply/organisation');
  await panel(page, 'members')
    .getByRole('link', { name: /Jonas Joiner/ })
    .click();
  await press(page, panel(page, 'remove').locator('button[type=submit]'));
  await expect(panel(page, 'members')).not.toContainText('Jonas Joiner');
  expect(await stepIsThere(joiner, reference, 'purpose')).toBe(404);
  expect(await stepIsThere(page, reference, 'purpose')).toBe(200);
  await context.close();
});

test('an agent works under a mandate until it is revoked in the middle of a draft, which the client then goes on with', async ({
  as,
  page,
}) => {
  const name = `Client ${randomUUID().slice(0, 8)}`;
  await newcomer(page, await as('admin'), `client.${randomUUID()}@example.org`, name);
  await page.goto('/apply/mandates/new');
  await page.locator('[name=email]').fill('agent@example.test');
  await page.locator('[name=scope][value=apply]').check();
  await submit(page);

  const agent = await as('agent');
  await agent.goto('/apply/mandates');
  await agent.getByRole('link', { name: new RegExp(name) }).click();
  await press(agent, panel(agent, 'accept').locator('button[type=submit]'));
  const reference = await beginFor(agent, name);
  await agent.goto(applicationPage(reference, 'exporter'));
  await answer(agent, { exporterName: name, exporterAddress: '4 Harbour Street\n1000 Port Example' });

  await page.goto('/apply/mandates');
  await panel(page, 'given').getByRole('link').first().click();
  await press(page, panel(page, 'revoke').locator('button[type=submit]'));
  await submit(agent);
  expect(await stepIsThere(agent, reference, 'exporter')).toBe(404);

  expect(await stepIsThere(page, reference, 'exporter')).toBe(200);
  await answer(page, { exporterName: name, exporterAddress: '4 Harbour Street\n1000 Port Example' });
  await submit(page);
  await page.goto(applicationPage(reference, 'exporter'));
  await expect(page.locator('[name=exporterName]')).toHaveValue(name);
});
