import 'server-only';
import { saveAnswers, saveLine, touchApplication } from '@/data/repositories/application-repository';
import { findImportLines } from '@/data/repositories/import-repository';
import { inTransaction, type Tx } from '@/data/transaction';
import type { Application, SpecimenLine } from '@/domain/application/application';
import { dependants, type FieldName, fieldRow } from '@/domain/application/application-fields';
import { applicableFields, lostAnswers, missingFields } from '@/domain/application/application-steps';
import type { Answers } from '@/domain/application/field-row';
import { marksInOtherLines } from '@/domain/application/marks-in-lines';
import { parseAnswer } from '@/domain/application/parse-answer';
import { lineLetter } from '@/domain/permit/permit';
import type { MessageRef } from '@/domain/shared/problem';
import { invalidField } from '@/domain/shared/problem';
import { isWhole, parseQuantity } from '@/domain/shared/quantity';
import { fail, ok, type Result } from '@/domain/shared/result';
import { requireActor, type ServiceContext } from '../context';
import { deriveListing } from './derive-listing';
import { knownCodes } from './known-codes';
import { refusedChoices } from './lawful-choices';
import { lockOwnDraft } from './own-application';

/** One page of questions, answered. `lineId` for questions about a specimen line. */
export interface StepAnswers {
  readonly reference: string;
  readonly step: string;
  readonly lineId: string | null;
  /** The version the page was opened on: a later save on an older page is told, and nothing is lost. */
  readonly version: number;
  readonly values: Readonly<Record<string, string>>;
  /** The reader has been told which answers a change takes away, and said yes. */
  readonly mayLose?: boolean;
}

/**
 * Saves the answers of one page. Every answer is read and judged before any is kept; an answer that others depend on takes
 * those away when it changes; the listing follows the taxon and is never typed.
 */
export async function saveStep(input: StepAnswers, ctx: ServiceContext): Promise<Result<{ readonly application: Application }>> {
  const actor = requireActor(ctx);
  if (!actor.ok) return actor;
  const { codes } = await knownCodes(ctx);
  return inTransaction(ctx, async (tx) => {
    const draft = await lockOwnDraft(tx, actor.value, input.reference, input.version);
    if (!draft.ok) return draft;
    const application = draft.value;
    const line = input.lineId === null ? null : (application.lines.find((candidate) => candidate.id === input.lineId) ?? null);
    if (input.lineId !== null && line === null) return fail({ kind: 'not-found', what: 'specimen-line' });

    const before = line ? line.answers : application.answers;
    const read = readAnswers(input, application, line, (name, typed, so) => parseAnswer(name, typed, codes, ctx.today, so));
    if (!read.ok) return fail({ kind: 'invalid-input', fields: read.problem });
    const after = withoutDependants(before, read.value);
    const twice = line && after.marks !== before.marks ? marksInOtherLines(application, { id: line.id, answers: after }) : [];
    if (twice.length > 0) return fail(invalidField('marks', 'marks.inOtherLine', { n: twice.length, marks: namesOf(twice) }));

    const saved = line ? await keepLine(tx, application, line, after, ctx) : await keepApplication(tx, application, after, ctx);
    if (!saved.ok) return saved;
    if (after.unit === 'NAR' && after.quantity && parseQuantity(after.quantity).ok && !isWhole(after.quantity))
      return fail(invalidField('quantity', 'quantity.wholeNumber'));
    const changed = Object.keys({ ...before, ...after }).filter((name) => before[name] !== after[name]);
    const [refused] = await refusedChoices(tx.db, saved.value, changed, input.lineId, ctx);
    if (refused) return fail({ kind: 'choice-not-lawful', ...refused });
    const lost = input.step === 'document' && !input.mayLose ? lostAnswers(application, saved.value) : [];
    if (lost.length > 0) return fail({ kind: 'answers-would-be-lost', fields: lost });
    tx.record({
      type: 'AnswersSaved',
      subject: 'application',
      subjectId: application.id,
      payload: { fields: changed.sort(), line: line?.position ?? null },
    });
    return ok({ application: saved.value });
  });
}

/** As many as anybody reads. */
const MOST_TOLD = 20;

const namesOf = (twice: ReturnType<typeof marksInOtherLines>): string =>
  twice
    .slice(0, MOST_TOLD)
    .map(({ mark, position }) => `${mark} (${lineLetter(position)})`)
    .join(', ');

type Reader = (name: FieldName, typed: string, application: Answers) => Result<string, MessageRef>;

/** What one page answered, and which fields it asked. */
interface PageRead {
  readonly answers: Answers;
  readonly asked: ReadonlySet<FieldName>;
}

/** Reads every field that arises on the page, in order, since a later question may arise from an earlier answer. */
function readAnswers(
  input: StepAnswers,
  application: Application,
  line: SpecimenLine | null,
  read: Reader,
): Result<PageRead, Readonly<Record<string, MessageRef>>> {
  const faults: Record<string, MessageRef> = {};
  let answers: Answers = line ? line.answers : application.answers;
  const current = (): Application =>
    line
      ? { ...application, lines: application.lines.map((l) => (l.id === line.id ? { ...l, answers } : l)) }
      : { ...application, answers };
  const currentLine = (): SpecimenLine | null => (line ? { ...line, answers } : null);
  const asked = new Set<FieldName>();
  for (
    let more = applicableFields(current(), input.step, currentLine());
    more.some((name) => !asked.has(name));
    more = applicableFields(current(), input.step, currentLine())
  ) {
    for (const name of more) {
      if (asked.has(name)) continue;
      asked.add(name);
      const answer = read(name, input.values[name] ?? '', line ? application.answers : answers);
      if (answer.ok) answers = { ...answers, [name]: answer.value };
      else faults[name] = answer.problem;
    }
  }
  for (const name of missingFields(current(), input.step, currentLine()))
    faults[name] ??= { key: `missing.${fieldRow(name).kind}`, values: { field: name } };
  return Object.keys(faults).length > 0 ? fail(faults) : ok({ answers, asked });
}

/** Takes away answers that a changed one made meaningless, unless the same page answered them too. */
function withoutDependants(before: Answers, { answers: after, asked }: PageRead): Answers {
  const changed = Object.keys(after).filter((name) => before[name] !== after[name]) as FieldName[];
  const gone = new Set(changed.flatMap(dependants).filter((name) => !asked.has(name)));
  return Object.fromEntries(Object.entries(after).filter(([name, value]) => value !== '' && !gone.has(name as FieldName)));
}

async function keepApplication(tx: Tx, application: Application, answers: Answers, ctx: ServiceContext): Promise<Result<Application>> {
  await saveAnswers(tx, application.id, answers, ctx.now);
  return ok({ ...application, answers, version: application.version + 1 });
}

async function keepLine(
  tx: Tx,
  application: Application,
  line: SpecimenLine,
  answers: Answers,
  ctx: ServiceContext,
): Promise<Result<Application>> {
  let kept = { answers, listing: line.listing };
  // The listing follows the taxon, and the country of origin where populations are listed apart.
  const changed = (['scientificName', 'originCountry'] as const).find((name) => answers[name] !== line.answers[name]);
  if (answers.scientificName && changed) {
    const derived = await deriveListing(answers.scientificName, { db: tx.db, today: ctx.today }, answers.originCountry ?? null);
    if (!derived.ok) return derived;
    const { taxon, listing } = derived.value;
    if (listing.appendix === null) return fail(invalidField(changed, 'taxon.notListed', { name: taxon.scientificName }));
    kept = { answers: { ...answers, scientificName: taxon.scientificName }, listing };
  }
  if (!(await isKnownImport(tx, kept.answers))) return fail(invalidField('importRecordNumber', 'importRecord.unknown'));
  await saveLine(tx, line.id, kept.answers, kept.listing);
  await touchApplication(tx, application.id, ctx.now);
  const lines = application.lines.map((candidate) => (candidate.id === line.id ? { ...line, ...kept } : candidate));
  return ok({ ...application, lines, version: application.version + 1 });
}

/** A re-export names an import of the same species. A number of another's is answered like one that does not exist. */
async function isKnownImport(tx: Tx, { importRecordNumber, scientificName }: Answers): Promise<boolean> {
  if (!importRecordNumber) return true;
  return (await findImportLines(tx.db, [importRecordNumber])).some((record) => record.scientificName === scientificName);
}
