/** Who may come into which room of the office; for everybody else the room does not exist. */
import { expect, type Somebody, test } from '../people';

const ROOMS = {
  queue: '/office/queue',
  case: '/office/applications/A-10004',
  start: '/office/applications/A-10004/recommend',
  approve: '/office/applications/A-10004/decide',
  sign: '/office/applications/A-10004/sign',
  preview: '/office/applications/A-10004/preview',
  permits: '/office/permits',
  permit: '/office/permits/26XA000001-EX',
  advice: '/office/advice',
  audit: '/office/audit',
} as const;
type Room = keyof typeof ROOMS;

/** A page that is not somebody's does not exist for them; a file answers machines, and tells them why. */
const notTheirs = (room: Room): number => (room === 'preview' ? 403 : 404);

const OPEN: Readonly<Partial<Record<Somebody, readonly Room[]>>> = {
  trader: [],
  customs: [],
  admin: [],
  sa: ['advice'],
  officer: ['queue', 'case', 'start', 'preview', 'permits', 'permit'],
  signer: ['queue', 'case', 'approve', 'sign', 'preview', 'permits', 'permit'],
  auditor: ['queue', 'case', 'preview', 'permits', 'permit', 'audit'],
};

for (const [who, open] of Object.entries(OPEN) as [Somebody, readonly Room[]][]) {
  test(`${who} finds ${open.length === 0 ? 'nothing of the office' : open.join(', ')}`, async ({ as }) => {
    const page = await as(who);
    for (const [room, address] of Object.entries(ROOMS) as [Room, string][]) {
      const answer = await page.request.get(address);
      expect.soft(answer.status(), `${address} for ${who}`).toBe(open.includes(room) ? 200 : notTheirs(room));
    }
  });
}

test('somebody who is not signed in is asked to, and comes back', async ({ page }) => {
  await page.goto(ROOMS.queue);
  expect(new URL(page.url()).pathname).toBe('/sign-in');
  await expect(page.locator('[name=next]')).toHaveValue(ROOMS.queue);
});

test('a malformed address is no page, and never an error of ours', async ({ as }) => {
  const page = await as('officer');
  for (const address of [
    '/office/applications/A-99999999',
    '/office/applications/A-1;drop',
    '/office/applications/%00',
    '/office/applications/A-10004/findings/non-detriment',
    '/office/permits/26XA999999-EX',
    '/office/permits/..%2f..',
  ])
    expect.soft((await page.request.get(address)).status(), address).toBe(404);
});

test('an auditor reads a case and has no button on it', async ({ as }) => {
  const page = await as('auditor');
  await page.goto(ROOMS.case);
  await expect(page.locator('main form')).toHaveCount(0);
  await page.goto(ROOMS.audit);
  await expect(page.getByText('The chain is sound')).toBeVisible();
});

test('the queue is its address: view, search and way back', async ({ as }) => {
  const page = await as('officer');
  await page.goto('/office/queue?state=recommended&q=dendrobium');
  await expect(page.locator('tbody tr')).toHaveCount(1);
  await page.goto('/office/queue?state=nonsense&after=%27;drop&q=%25');
  await expect(page.locator('.empty-heading')).toContainText('No application matches');
});

test('the form of an issuing officer does nothing in the hands of a case officer', async ({ as }) => {
  const signer = await as('signer');
  const page = await (await signer.request.get(ROOMS.approve)).text();
  // The decision's own form alone: the page has another, which turns its single keys off.
  const [form = ''] = page.split('class="form"')[1]?.split('</form>') ?? [];
  const hidden = [...form.matchAll(/<input type="hidden" name="([^"]+)"(?: value="([^"]*)")?/g)];
  const fields = Object.fromEntries(
    hidden.map(([, name = '', value = '']) => [name, value.replaceAll('&quot;', '"').replaceAll('&amp;', '&')]),
  );
  expect(Object.keys(fields)).toEqual(expect.arrayContaining(['reference', 'version']));

  const officer = await as('officer');
  const origin = new URL(signer.url() === 'about:blank' ? (process.env.E2E_ORIGIN ?? 'http://localhost:3000') : signer.url()).origin;
  const answer = await officer.request.post(ROOMS.approve, {
    multipart: { ...fields, outcome: 'approve', reasons: 'I would like it so.' },
    headers: { Origin: origin, 'Sec-Fetch-Site': 'same-origin' },
  });
  expect(answer.status()).toBe(404);

  await officer.goto(ROOMS.case);
  await expect(officer.locator('[data-state]').first()).toHaveAttribute('data-state', 'recommended');
  await expect(officer.getByText('I would like it so.')).toHaveCount(0);
});
