import 'server-only';
import { CsvError, parse } from 'csv-parse/sync';
import { insertLine, touchApplication } from '@/data/repositories/application-repository';
import { inTransaction, type Tx } from '@/data/transaction';
import { type Application, MOST_LINES, type SpecimenLine } from '@/domain/application/application';
import { marksInOtherLines } from '@/domain/application/marks-in-lines';
import { parseAnswer } from '@/domain/application/parse-answer';
import { type CellFault, readSheet, type SheetLine } from '@/domain/application/specimen-sheet';
import { lineLetter } from '@/domain/permit/permit';
import { isWhole } from '@/domain/shared/quantity';
import { fail, ok, type Result } from '@/domain/shared/result';
import { requireActor, type ServiceContext } from '../context';
import { deriveListing } from './derive-listing';
import { knownCodes } from './known-codes';
import { refusedChoices } from './lawful-choices';
import { lockOwnDraft } from './own-application';
import { sheetNames } from './sheet-names';

const DELIMITERS = ['\t', ';', ','] as const;

/** What is pasted from a spreadsheet is parted by tabs; a CSV file by commas, or by semicolons where the comma is decimal. */
function delimiterOf(text: string): string {
  const [headings = ''] = text.trimStart().split('\n', 1);
  return DELIMITERS.toSorted((a, b) => headings.split(b).length - headings.split(a).length)[0] ?? '\t';
}

/** The cells of a sheet's text; null for text that has no cells, such as one with a quotation mark that never ends. */
function cellsOf(text: string): readonly (readonly string[])[] | null {
  try {
    return parse(text, {
      delimiter: delimiterOf(text),
      bom: true,
      relax_column_count: true,
      // A wing of 5" is no beginning of a quotation.
      relax_quotes: true,
      skip_empty_lines: false,
    }) as string[][];
  } catch (error) {
    if (error instanceof CsvError) return null;
    throw error;
  }
}

/**
 * Adds the rows of a pasted sheet as specimen lines: all of them, or none and what is wrong in which cell. Questions that the
 * sheet does not answer stay open, as on a line that was begun by form.
 */
export async function addSheet(
  input: { readonly reference: string; readonly version: number; readonly sheet: string },
  ctx: ServiceContext,
): Promise<Result<{ readonly reference: string; readonly added: number }>> {
  const actor = requireActor(ctx);
  if (!actor.ok) return actor;
  const known = await knownCodes(ctx);
  return inTransaction(ctx, async (tx) => {
    const draft = await lockOwnDraft(tx, actor.value, input.reference, input.version);
    if (!draft.ok) return draft;
    const application = draft.value;
    const judged = await judgeSheet(input.sheet, { application, known, db: tx.db }, ctx);
    if (!judged.ok) return fail({ kind: 'sheet-refused', faults: judged.problem });
    for (const line of judged.value) {
      await insertLine(tx, { ...line, applicationId: application.id });
      const { position } = line;
      tx.record({ type: 'SpecimenLineAdded', subject: 'application', subjectId: application.id, payload: { line: position } });
      tx.record({
        type: 'AnswersSaved',
        subject: 'application',
        subjectId: application.id,
        payload: { fields: Object.keys(line.answers).sort(), line: position },
      });
    }
    await touchApplication(tx, application.id, ctx.now);
    return ok({ reference: application.reference, added: judged.value.length });
  });
}

/** The lines that a sheet would add to a draft, or what is wrong in which cell. */
export async function judgeSheet(
  text: string,
  {
    application,
    known,
    db,
  }: { readonly application: Application; readonly known: Awaited<ReturnType<typeof knownCodes>>; readonly db: Tx['db'] },
  ctx: ServiceContext,
): Promise<Result<readonly SpecimenLine[], readonly CellFault[]>> {
  const cells = cellsOf(text);
  if (cells === null) return fail([{ row: 1, column: null, why: { key: 'sheet.unreadable' } }]);
  const sheet = readSheet(cells, sheetNames(known.lists), MOST_LINES - application.lines.length, (column, typed) =>
    parseAnswer(column, typed, known.codes, ctx.today, application.answers),
  );
  const judged = await judgeLines(db, application, sheet.lines, ctx);
  // A cell that cannot be read keeps nobody from hearing of the others: all is told at once.
  const faults = [...sheet.faults, ...judged.faults].sort((a, b) => a.row - b.row);
  return faults.length > 0 ? fail(faults) : ok(judged.lines);
}

/** The listing of each line, and whether its choices may stand beside the others. */
async function judgeLines(
  db: Tx['db'],
  application: Application,
  rows: readonly SheetLine[],
  ctx: ServiceContext,
): Promise<{ readonly lines: readonly SpecimenLine[]; readonly faults: readonly CellFault[] }> {
  const faults: CellFault[] = [];
  const lines: SpecimenLine[] = [];
  // Fifty falcons are one question to the law, not fifty.
  const known = new Map<string, Awaited<ReturnType<typeof judgeLine>>>();
  for (const { row, answers } of rows) {
    for (const { mark, position } of marksInOtherLines(application, { id: null, answers }))
      faults.push({ row, column: 'marks', why: { key: 'sheet.markInLine', values: { mark, line: lineLetter(position) } } });
    if (answers.unit === 'NAR' && answers.quantity && !isWhole(answers.quantity))
      faults.push({ row, column: 'quantity', why: { key: 'quantity.wholeNumber' } });
    // Without its species nothing else of a row can be judged, and that is told where the cell was read.
    if (!answers.scientificName) continue;
    const { description: _d, marks: _m, quantity: _q, originPermitNumber: _n, originPermitOn: _o, ...kind } = answers;
    const key = JSON.stringify(kind);
    const position = application.lines.length + lines.length + 1;
    const judged = known.get(key) ?? (await judgeLine(db, application, { id: ctx.newId(), position, answers, listing: null }, ctx));
    known.set(key, judged);
    if (judged.ok)
      lines.push({ id: ctx.newId(), position, answers: { ...answers, scientificName: judged.value.name }, listing: judged.value.listing });
    else faults.push(...judged.problem.map((fault) => ({ row, ...fault })));
  }
  return { lines, faults };
}

async function judgeLine(
  db: Tx['db'],
  application: Application,
  line: SpecimenLine,
  ctx: ServiceContext,
): Promise<Result<{ readonly name: string; readonly listing: SpecimenLine['listing'] }, readonly Omit<CellFault, 'row'>[]>> {
  const { scientificName = '', originCountry = null } = line.answers;
  const ofSpecies = (key: string, name: string) => fail([{ column: 'scientificName', why: { key, values: { name } } } as const]);
  const derived = await deriveListing(scientificName, { db, today: ctx.today }, originCountry);
  if (!derived.ok) return ofSpecies('taxon.unknown', scientificName);
  const { taxon, listing } = derived.value;
  if (listing.appendix === null) return ofSpecies('taxon.notListed', taxon.scientificName);
  const asked = { ...line, listing, answers: { ...line.answers, scientificName: taxon.scientificName } };
  const refused = await refusedChoices(db, { ...application, lines: [asked] }, Object.keys(asked.answers), line.id, ctx);
  if (refused.length === 0) return ok({ name: taxon.scientificName, listing });
  return fail(
    refused.map(({ field, finding }) => ({
      column: field === 'source' || field === 'term' || field === 'unit' ? field : null,
      why: finding,
    })),
  );
}
