/** Pages of the tours on which a traveller does more than answer: searches, reads a result, hands over papers, agrees. */
import { pdfFile } from '../../tests/support/files';
import { press } from '../steps/form';
import { leaveBy, look, type Turn } from './tour';

/** Types the words that the traveller knows, and takes the species out of what is found. */
export const finds = (words: string, species: string): Turn => ({
  has: 'main form[role=search]',
  async act(tour) {
    const { page } = tour;
    await look(tour, 'check-species');
    await page.locator('main [name=q]').fill(words);
    await leaveBy(tour, page.locator('main form .button-primary'));
    await look(tour, 'check-species-found');
    await leaveBy(tour, page.locator('main a.scientific-name', { hasText: new RegExp(`^${species}$`) }).first());
  },
});

/** Reads the result of the check, and begins the application that it offers. */
export const READS_THE_RESULT: Turn = {
  has: '.check-verdict',
  async act(tour) {
    await look(tour, 'check-result');
    await leaveBy(tour, tour.page.locator('main a.button-primary'));
  },
};

/** Hands over a file for the first document that is asked for, and promises the others. */
export const GIVES_DOCUMENTS: Turn = {
  has: 'main form.upload',
  async act(tour) {
    const { page } = tour;
    await look(tour);
    const form = page.locator('main form.upload').first();
    const file = { name: 'licence.pdf', mimeType: 'application/pdf', buffer: Buffer.from(await pdfFile()) };
    await form.locator('input[type=file]').first().setInputFiles(file);
    await press(page, form.locator('button[type=submit]'));
    await page.locator('.document-item').first().waitFor();
    const later = page.locator('main .record-acts button');
    for (let open = await later.count(); open > 0; open -= 1) {
      await press(page, later.first());
      await later.nth(open - 1).waitFor({ state: 'detached' });
    }
    await look(tour, 'documents-given');
    await leaveBy(tour, page.locator('main a.button-primary'));
  },
};

/** Agrees to the declaration. */
export const DECLARES: Turn = {
  has: 'main [name=declaredBy]',
  async act(tour) {
    const { page } = tour;
    await page.locator('[name=agree]').check();
    await page.locator('[name=declaredBy]').fill('Élodie Savane');
    await look(tour);
    await leaveBy(tour, page.locator('main .button-primary:visible'));
  },
};

/** Sends the file of a sheet where the page of the specimens offers it. */
export const sendsSheet = (sheet: string): Turn => ({
  has: 'main:not(:has(input[name=another][type=radio])) a[href$="/specimens/sheet"]',
  async act(tour) {
    const { page } = tour;
    await look(tour);
    await leaveBy(tour, page.locator('main a[href$="/specimens/sheet"]'));
    await page.locator('main [name=file]').setInputFiles({ name: 'falcons.csv', mimeType: 'text/csv', buffer: Buffer.from(sheet) });
    await look(tour, 'sheet');
    await leaveBy(tour, page.locator('main form:has([name=file]) button[type=submit]'));
  },
});
