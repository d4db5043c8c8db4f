/** Documents: four hostile files are told apart, a licence is sent, judged, read again and taken out. With JavaScript on and off. */
import { randomBytes } from 'node:crypto';
import type { Page } from '@playwright/test';
import sharp from 'sharp';
import { eicar, pdfFile, program } from '../../tests/support/files';
import { expect, test } from '../people';
import { addLine, answerStep, applicationPage, fillLine, startApplication, submitApplication } from '../steps/apply';
import { press } from '../steps/form';

/** A draft for living parrots of the wild, for which two documents will be asked. */
async function draftOfParrots(page: Page): Promise<string> {
  const reference = await startApplication(page, 'EXPORT');
  await fillLine(page, reference, await addLine(page, reference), {
    species: 'Python regius',
    term: 'LIV',
    description: 'Hatchlings',
    source: 'W',
    quantity: '3',
    unit: 'NAR',
    origin: { originCountry: 'XA' },
  });
  return reference;
}

const documents = (reference: string) => applicationPage(reference, 'documents');
const formFor = (page: Page, kind: string) => page.locator(`section:has(#document-${kind}) form.upload`);

/** Sends one file as a person does, and waits for what the server says of it. */
async function send(page: Page, kind: string, file: { readonly name: string; readonly mimeType: string; readonly buffer: Buffer }) {
  const form = formFor(page, kind);
  await form.locator('input[type=file]').first().setInputFiles(file);
  const answered = page.waitForResponse(
    (response) => response.request().method() === 'POST' && response.url().endsWith('/documents/upload'),
  );
  await form.locator('button[type=submit]').click();
  return answered;
}

const pdf = (name: string, bytes: Uint8Array) => ({ name, mimeType: 'application/pdf', buffer: Buffer.from(bytes) });

test('a file that is too big, infected, empty or a renamed program is refused in words of its own, and not offered again', async ({
  as,
  javaScriptEnabled,
}) => {
  const page = await as('trader');
  const reference = await draftOfParrots(page);
  const hostile = [
    ['The selected file must be smaller than 10 MB', new Uint8Array(11 * 1024 * 1024).fill(32)],
    ['contains a virus', eicar()],
    ['is empty', new Uint8Array()],
    ['must be a PDF, JPG or PNG', program()],
  ] as const;
  for (const [words, bytes] of hostile) {
    await page.goto(documents(reference));
    await send(page, 'legal-acquisition', pdf('a.pdf', bytes));
    await expect(page.locator('main').getByText(words)).toBeVisible();
    await expect(page.getByRole('button', { name: 'Choose another file' })).toHaveCount(javaScriptEnabled === false ? 0 : 1);
    await expect(page.getByRole('button', { name: 'Try again' })).toHaveCount(0);
    await expect(page.locator('.document-item')).toHaveCount(0);
  }
});

test('a licence is sent, and read again by its sender; nobody else is given it', async ({ as }) => {
  const page = await as('trader');
  const reference = await draftOfParrots(page);
  await page.goto(documents(reference));
  await send(page, 'legal-acquisition', pdf('licence d’élevage.pdf', await pdfFile()));
  const link = page.locator('.document-item a').first();
  await expect(link).toHaveText('licence d’élevage.pdf');
  const address = (await link.getAttribute('href')) ?? '';
  const file = await page.request.get(address);
  expect(file.headers()).toMatchObject({
    'content-type': 'application/pdf',
    'content-disposition': "attachment; filename*=UTF-8''licence%20d%E2%80%99%C3%A9levage.pdf",
    'x-content-type-options': 'nosniff',
  });
  expect(file.headers()['content-security-policy']).toMatch(/^sandbox; default-src 'none'/);
  expect(file.headers()['cache-control']).toContain('no-store');
  // Another applicant is answered as if it did not exist; a role that reads no drafts stops at the door.
  for (const [somebody, status] of [
    ['agent', 404],
    ['officer', 403],
    ['customs', 403],
  ] as const)
    expect((await (await as(somebody)).request.get(address)).status()).toBe(status);
});

test('a promise stands in place of a file, and a file taken out is asked about first', async ({ as }) => {
  const page = await as('trader');
  const reference = await draftOfParrots(page);
  await page.goto(documents(reference));
  await page
    .locator('section:has(#document-transport-plan)')
    .getByRole('button', { name: /I will send it later/ })
    .click();
  await expect(page.getByText('You will send it later')).toBeVisible();

  await page.getByRole('link', { name: /You already have it: Proof of lawful/ }).click();
  await page.locator('textarea[name=note]').fill('With A-10001');
  await page.locator('main form button.button-primary').click();
  await expect(page.getByText('Already with the office: With A-10001')).toBeVisible();

  await send(page, 'legal-acquisition', pdf('licence.pdf', await pdfFile({ pages: 2 })));
  await expect(page.getByText('Already with the office')).toHaveCount(0);
  await page.getByRole('link', { name: 'Take out licence.pdf' }).click();
  await page.locator('main form button.button-danger').click();
  await page.waitForURL(/\/documents$/);
  await expect(page.getByText('licence.pdf')).toHaveCount(0);
});

test('a photograph of 6 MB is sent as 500 kB or less where scripts run, and as it is where they do not', async ({
  as,
  javaScriptEnabled,
}) => {
  const page = await as('trader');
  const reference = await draftOfParrots(page);
  const [width, height] = [3600, 2700];
  const noise = sharp(randomBytes(width * height * 3), { raw: { width, height, channels: 3 } });
  const photo = await noise.blur(0.6).jpeg({ quality: 90 }).toBuffer();
  expect(photo.length).toBeGreaterThan(5_500_000);
  await page.goto(documents(reference));
  const answered = await send(page, 'legal-acquisition', { name: 'paper.jpg', mimeType: 'image/jpeg', buffer: photo });
  const length = Number((await answered.request().allHeaders())['content-length']);
  if (javaScriptEnabled === false) expect(length).toBeGreaterThan(photo.length);
  else expect(length).toBeLessThan(502_000);
  await expect(page.locator('.document-item a').first()).toHaveText('paper.jpg');
});

test('an officer says why a document is not accepted and asks for another, which comes in a reply with the answer to a question', async ({
  as,
}) => {
  const page = await as('trader');
  const bytes = await pdfFile({ pages: 3 });
  const sentWith = async () => {
    const reference = await draftOfParrots(page);
    await answerStep(page, reference, 'purpose', { purpose: 'T' });
    await answerStep(page, reference, 'exporter', {
      exporterName: 'Élevage Savane',
      exporterAddress: 'Port Example',
      exporterCountry: 'XA',
    });
    await answerStep(page, reference, 'importer', { importerName: 'Tokyo Reptiles', importerAddress: 'Tokyo', importerCountry: 'JP' });
    await page.goto(documents(reference));
    await send(page, 'legal-acquisition', pdf('licence.pdf', bytes));
    await expect(page.locator('.document-item')).toHaveCount(1);
    await submitApplication(page, reference);
    return reference;
  };
  const [first, second] = [await sentWith(), await sentWith()];

  const officer = await as('officer');
  await officer.goto(`/office/applications/${second}`);
  await officer.getByRole('link', { name: 'Judge licence.pdf' }).click();
  await expect(officer.getByText('The same evidence was used before')).toBeVisible();
  await expect(officer.getByRole('link', { name: first })).toBeVisible();
  // The paper is seen beside the form, in a sandbox of its own; who may not read the case is not shown it, nor anybody under another.
  const frame = officer.locator('iframe.evidence-frame');
  await expect(frame).toBeVisible();
  const shown = (await frame.getAttribute('src')) ?? '';
  expect((await officer.request.get(shown)).headers()).toMatchObject({
    'content-type': 'application/pdf',
    'content-disposition': "inline; filename*=UTF-8''licence.pdf",
    'content-security-policy': "sandbox; default-src 'none'; frame-ancestors 'self'",
    'x-frame-options': 'SAMEORIGIN',
    'x-content-type-options': 'nosniff',
  });
  expect((await officer.request.get(shown.replace(second, first))).status()).toBe(404);
  for (const [somebody, status] of [
    ['flora', 404],
    ['trader', 403],
    ['sa', 403],
  ] as const)
    expect((await (await as(somebody)).request.get(shown)).status()).toBe(status);
  await officer.locator('input[value=not-accepted]').check();
  await press(officer, officer.locator('main form.form button[type=submit]'));
  await expect(officer.locator('.field-wrong textarea[name=reason]')).toBeVisible();
  await officer.locator('textarea[name=reason]').fill('The date cannot be read');
  await press(officer, officer.locator('main form.form button[type=submit]'));
  await officer.waitForURL(new RegExp(`/office/applications/${second}$`));

  await page.goto(documents(second));
  await expect(page.locator('.document-item .tag')).toHaveText(/Not accepted/);
  await expect(page.getByText('The date cannot be read')).toBeVisible();
  await expect(page.locator('form.upload')).toHaveCount(0);

  await officer.goto(`/office/applications/${second}/return`);
  await officer.locator('[name=documentKind][value=legal-acquisition]').check();
  await officer.locator('[name=ownWords]').fill('When did the animals hatch?');
  await press(officer, officer.getByRole('button', { name: 'Add to the request' }));
  await press(officer, officer.getByRole('button', { name: 'Send the request' }));
  // A browser carries the place on the page that it was at over to where it is sent.
  await officer.waitForURL(new RegExp(`/office/applications/${second}(#|$)`));

  await page.goto(applicationPage(second, 'reply'));
  await page
    .locator('form.upload input[type=file]')
    .first()
    .setInputFiles(pdf('licence-2.pdf', await pdfFile({ pages: 2 })));
  await press(page, page.locator('form.upload button[type=submit]'));
  await expect(page.locator('.document-item')).toContainText('licence-2.pdf');
  await page.locator('[name^=answer_]').fill('In July 2026, in our own incubator');
  await page.locator('[name=agree]').check();
  await page.locator('[name=declaredBy]').fill('Élodie Savane');
  await press(page, page.locator('button[name=press][value=send]'));
  await page.waitForURL(/\/sent(#|$)/);
  await page.goto(`/apply?show=with-us&q=${second}`);
  await expect(page.locator(`main h2 a[href="${applicationPage(second)}"]`)).toBeVisible();
  await officer.reload();
  await expect(officer.locator('main')).toContainText('In July 2026, in our own incubator');
  await expect(officer.getByRole('link', { name: 'Judge licence-2.pdf' })).toBeVisible();
});
