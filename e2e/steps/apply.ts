/**
 * What a trader does, as steps of a browser test; each needs a trader to be signed in, and works with JavaScript on and off
 * and in any language.
 */
import { expect, type Page } from '@playwright/test';
import { press } from './form';

/** The four forms of box 1. */
export type Form = 'EXPORT' | 'REEXPORT' | 'IMPORT' | 'OTHER';

/** Answers by field name, as the field table names them; a date is `YYYY-MM-DD`. */
export type TypedAnswers = Readonly<Record<string, string>>;

/** One specimen line; what is left out is not touched. */
export interface LineAnswers {
  readonly species: string;
  /** What is typed into the search; the species' own name unless said otherwise. */
  readonly search?: string;
  readonly term: string;
  readonly description: string;
  readonly source: string;
  readonly quantity: string;
  readonly unit?: string;
  readonly origin?: TypedAnswers;
  readonly lastReExport?: TypedAnswers;
  readonly acquisition?: TypedAnswers;
  readonly marks?: string;
}

const root = '/apply/applications';

/** The page of an application, or of one of its questions. */
export const applicationPage = (reference: string, ...path: readonly string[]): string => [root, reference, ...path].join('/');

async function open(page: Page, address: string): Promise<void> {
  const answer = await page.goto(address);
  expect(answer?.status(), `${address} is there for this person`).toBe(200);
}

/** The button of the form whose field is named, or the page's last one: a card of the specimen list has a form of its own. */
export async function send(page: Page): Promise<void> {
  await press(page, page.locator('main form:not([method=get]) button[type=submit]').last());
}

async function sendTo(page: Page, arrivesAt: RegExp): Promise<void> {
  await send(page);
  await page.waitForURL(arrivesAt);
}

async function answerOne(page: Page, name: string, value: string): Promise<void> {
  // A page that a link brings without loading anew comes a moment later; counted before that, no question is there.
  await page.locator(`main :is([name="${name}"], [name="${name}-day"]):not([type=hidden])`).first().waitFor({ state: 'attached' });
  const day = page.locator(`[name="${name}-day"]`);
  if ((await day.count()) > 0) {
    const [year = '', month = '', dayOfMonth = ''] = value.split('-');
    await day.fill(dayOfMonth);
    await page.locator(`[name="${name}-month"]`).fill(month);
    await page.locator(`[name="${name}-year"]`).fill(year);
    return;
  }
  const radio = page.locator(`input[type=radio][name="${name}"]`);
  if ((await radio.count()) > 0) {
    await page.locator(`input[type=radio][name="${name}"][value="${value}"]`).check();
    return;
  }
  const field = page.locator(`main form:not([method=get]) [name="${name}"]:not([type=hidden])`);
  if (await field.evaluate((element) => element.tagName === 'SELECT')) await field.selectOption(value);
  else await field.fill(value);
}

/** Types answers into the page that is open; nothing is sent. */
export async function answer(page: Page, answers: TypedAnswers): Promise<void> {
  for (const [name, value] of Object.entries(answers)) await answerOne(page, name, value);
}

/** Begins a draft and answers its reference (`A-10482`). */
export async function startApplication(page: Page, form: Form = 'EXPORT'): Promise<string> {
  await open(page, '/apply/start');
  await answer(page, { form });
  await sendTo(page, /\/apply\/applications\/A-\d+$/);
  return page.url().split('/').at(-1) ?? '';
}

/** Answers one page of questions about the whole application. */
export async function answerStep(page: Page, reference: string, step: string, answers: TypedAnswers): Promise<void> {
  const address = applicationPage(reference, step);
  // What it is, is asked by groups first, and what an officer would have to allow is out of sight: a test knows its codes.
  await open(page, `${address}?show=all`);
  await answer(page, answers);
  await send(page);
  await expect(page, `${step} is answered`).not.toHaveURL(new RegExp(`${address}(\\?|$)`));
}

/** Adds an empty specimen line and answers its id. The page of its first question is open. */
export async function addLine(page: Page, reference: string): Promise<string> {
  await open(page, applicationPage(reference, 'specimens'));
  if ((await page.locator('input[type=radio][name=another]').count()) > 0) await answer(page, { another: 'new' });
  await sendTo(page, /\/lines\/[^/]+\/species$/);
  return page.url().split('/').at(-2) ?? '';
}

/** Looks for a species on the page that is open. */
export async function searchSpecies(page: Page, query: string): Promise<void> {
  await page.locator('[name=species]').fill(query);
  await page.locator('main button[name=find]').click();
  await page.waitForURL((address) => address.searchParams.get('q') === query);
}

/** Chooses one of the species that were found; the page that opens shows the listing. */
export async function chooseSpecies(page: Page, species: string): Promise<void> {
  await answer(page, { scientificName: species });
  await sendTo(page, /\/species(\?(from|searched)=[^?]*)?$/);
}

/** Answers every question of a line that the answers know. */
export async function fillLine(page: Page, reference: string, lineId: string, line: LineAnswers): Promise<void> {
  const at = (step: string) => ['lines', lineId, step].join('/');
  await open(page, applicationPage(reference, at('species')));
  await searchSpecies(page, line.search ?? line.species);
  await chooseSpecies(page, line.species);
  await answerStep(page, reference, at('description'), { term: line.term, description: line.description });
  await answerStep(page, reference, at('source'), { source: line.source });
  await answerStep(page, reference, at('quantity'), { quantity: line.quantity, ...(line.unit ? { unit: line.unit } : {}) });
  if (line.origin) await answerStep(page, reference, at('origin'), line.origin);
  if (line.lastReExport) await answerStep(page, reference, at('last-re-export'), line.lastReExport);
  if (line.acquisition) await answerStep(page, reference, at('acquisition'), line.acquisition);
  if (line.marks) await answerStep(page, reference, at('marks'), { marks: line.marks });
}

/** Checks, declares and sends an application whose questions are all answered. */
export async function submitApplication(page: Page, reference: string, declaredBy = 'Élodie Savane'): Promise<void> {
  await open(page, applicationPage(reference, 'check-answers'));
  await page.locator(`main a[href="${applicationPage(reference, 'declaration')}"]`).click();
  await page.waitForURL(/\/declaration$/);
  await page.locator('[name=agree]').check();
  await page.locator('[name=declaredBy]').fill(declaredBy);
  await sendTo(page, /\/sent$/);
}

/** What differs from one export to the next. */
export interface ExportAnswers {
  readonly quantity?: number | string;
  readonly importerCountry?: string;
  readonly species?: string;
}

const EXPORTER = { exporterName: 'Élevage Savane S.A.R.L.', exporterAddress: '12 rue du Marché\nPort Example', exporterCountry: 'XA' };
const IMPORTER = {
  importerName: '王小明 Reptiles',
  importerLatinName: 'Wang Xiaoming Reptiles',
  importerAddress: '1-2-3 Ueno\nTokyo 110-0005',
};

/** The application-wide answers of a commercial export. */
async function answerExport(page: Page, reference: string, importerCountry: string): Promise<void> {
  await answerStep(page, reference, 'purpose', { purpose: 'T' });
  await answerStep(page, reference, 'exporter', EXPORTER);
  const { importerLatinName, ...importer } = IMPORTER;
  const address = applicationPage(reference, 'importer');
  await open(page, address);
  await answer(page, { ...importer, importerCountry });
  // A name in another script raises the question for its Latin line.
  await send(page);
  await page.locator('[name=importerLatinName]').waitFor();
  await answer(page, { importerLatinName });
  await send(page);
  await expect(page).not.toHaveURL(new RegExp(`${address}$`));
}

/** Applies for the export of live ranched *Python regius* to Japan, sends it, and answers its reference. */
export async function applyForPythonRegius(page: Page, { quantity = 40, importerCountry = 'JP' }: ExportAnswers = {}): Promise<string> {
  const reference = await startApplication(page, 'EXPORT');
  await answerExport(page, reference, importerCountry);
  await fillLine(page, reference, await addLine(page, reference), {
    species: 'Python regius',
    term: 'LIV',
    description: 'Live juveniles, unsexed, 40 to 60 cm',
    source: 'R',
    quantity: String(quantity),
    unit: 'NAR',
  });
  await submitApplication(page, reference);
  return reference;
}

/** Applies for the export of artificially propagated orchids of a species that no loaded list names, and sends it. */
export async function applyForUnknownSpecies(
  page: Page,
  { species = 'Dendrobium kingianum', quantity = 25, importerCountry = 'JP' }: ExportAnswers = {},
): Promise<string> {
  const reference = await startApplication(page, 'EXPORT');
  await answerExport(page, reference, importerCountry);
  await fillLine(page, reference, await addLine(page, reference), {
    species,
    term: 'LIV',
    description: 'Flowering plants in pots of 9 cm',
    source: 'A',
    quantity: String(quantity),
    unit: 'NAR',
  });
  await submitApplication(page, reference);
  return reference;
}
