import 'server-only';
import { putSpecimen, specimensOf } from '@/data/repositories/address-book-repository';
import { insertLine, touchApplication } from '@/data/repositories/application-repository';
import { inTransaction } from '@/data/transaction';
import { mayDo } from '@/domain/access/permissions';
import { MOST_LINES } from '@/domain/application/application';
import { MOST_SAVED, specimenOf } from '@/domain/application/saved-entries';
import { tidyName } from '@/domain/people/person-name';
import { invalidField } from '@/domain/shared/problem';
import { fail, ok, type Result } from '@/domain/shared/result';
import { deriveListing } from '../application/derive-listing';
import { getOwnApplication } from '../application/get-application';
import { lockOwnDraft } from '../application/own-application';
import { requireActor, type ServiceContext } from '../context';
import { bookFor, getSavedSpecimen } from './address-book';

const LONGEST_LABEL = 120;

/** Keeps a specimen line of one's application for the next one like it, under the name of its taxon and description. */
export async function saveSpecimen(
  input: { readonly reference: string; readonly lineId: string },
  ctx: ServiceContext,
): Promise<Result<{ readonly reference: string }>> {
  const actor = requireActor(ctx);
  if (!actor.ok) return actor;
  if (!mayDo(actor.value.roles, 'address-book:keep')) return fail({ kind: 'forbidden', permission: 'address-book:keep' });
  const own = await getOwnApplication(input, ctx);
  if (!own.ok) return own;
  const { application } = own.value;
  const line = application.lines.find(({ id }) => id === input.lineId);
  if (!line?.answers.scientificName) return fail({ kind: 'not-found', what: 'specimen-line' });
  const answers = specimenOf(line.answers);
  const label = tidyName([answers.scientificName, answers.description].filter(Boolean).join(', ')).slice(0, LONGEST_LABEL);
  const ownerId = bookFor(actor.value);
  return inTransaction(ctx, async (tx) => {
    const present = await specimensOf(tx.db, [ownerId]);
    const same = JSON.stringify(Object.entries(answers).sort());
    if (present.some((other) => JSON.stringify(Object.entries(other.answers).sort()) === same))
      return ok({ reference: application.reference });
    if (present.length >= MOST_SAVED) return fail(invalidField('lineId', 'addressBook.full', { most: MOST_SAVED }));
    const id = ctx.newId();
    await putSpecimen(tx, { id, ownerId, label, answers }, { by: actor.value.personId, at: ctx.now });
    tx.record({
      type: 'AddressBookChanged',
      subject: 'person',
      subjectId: ownerId,
      payload: { entry: id, what: 'specimen', change: 'saved' },
    });
    return ok({ reference: application.reference });
  });
}

/** Gives a saved specimen another name. */
export async function renameSpecimen(
  input: { readonly entry: string; readonly label: string },
  ctx: ServiceContext,
): Promise<Result<null>> {
  const actor = requireActor(ctx);
  if (!actor.ok) return actor;
  if (!mayDo(actor.value.roles, 'address-book:keep')) return fail({ kind: 'forbidden', permission: 'address-book:keep' });
  const label = tidyName(input.label);
  if (label === '') return fail(invalidField('label', 'name.required'));
  if (label.length > LONGEST_LABEL) return fail(invalidField('label', 'text.tooLong', { max: LONGEST_LABEL }));
  const saved = await getSavedSpecimen(input, ctx);
  if (!saved.ok) return saved;
  const { id, ownerId } = saved.value;
  return inTransaction(ctx, async (tx) => {
    await putSpecimen(tx, { ...saved.value, label }, { by: actor.value.personId, at: ctx.now });
    tx.record({
      type: 'AddressBookChanged',
      subject: 'person',
      subjectId: ownerId,
      payload: { entry: id, what: 'specimen', change: 'saved' },
    });
    return ok(null);
  });
}

/** Adds a line that a saved specimen fills in. Its listing is of today: what was in Appendix II then may be in Appendix I now. */
export async function addSavedSpecimen(
  input: { readonly reference: string; readonly version: number; readonly entry: string },
  ctx: ServiceContext,
): Promise<Result<{ readonly reference: string }>> {
  const actor = requireActor(ctx);
  if (!actor.ok) return actor;
  const saved = await getSavedSpecimen(input, ctx);
  if (!saved.ok) return saved;
  const { answers } = saved.value;
  return inTransaction(ctx, async (tx) => {
    const draft = await lockOwnDraft(tx, actor.value, input.reference, input.version);
    if (!draft.ok) return draft;
    const { id: applicationId, lines, reference } = draft.value;
    if (lines.length >= MOST_LINES) return fail(invalidField('entry', 'lines.tooMany', { max: MOST_LINES }));
    const derived = await deriveListing(answers.scientificName ?? '', { db: tx.db, today: ctx.today }, answers.originCountry ?? null);
    const position = lines.length + 1;
    await insertLine(tx, { id: ctx.newId(), applicationId, position, answers, listing: derived.ok ? derived.value.listing : null });
    await touchApplication(tx, applicationId, ctx.now);
    tx.record({ type: 'SpecimenLineAdded', subject: 'application', subjectId: applicationId, payload: { line: position } });
    const fields = Object.keys(answers).sort();
    tx.record({ type: 'AnswersSaved', subject: 'application', subjectId: applicationId, payload: { fields, line: position } });
    return ok({ reference });
  });
}
