import 'server-only';
import { insertRequest, itemsInPreparation, saveItemsInPreparation } from '@/data/repositories/correspondence-repository';
import { type AskedFor, MOST_ITEMS } from '@/domain/correspondence/information-request';
import { addDays, type IsoDate } from '@/domain/shared/iso-date';
import { invalidField } from '@/domain/shared/problem';
import { fail, ok, type Result } from '@/domain/shared/result';
import { getWords } from '@/i18n/words';
import { stopCaseClock } from '../application/wind-clock';
import type { Locale, ServiceContext } from '../context';
import { tellApplicantToReply } from '../mail/tell';
import { findCase, moveCase, type OpenCase, withCase } from '../review/open-case';
import { itemsInWords } from './request-words';

interface OnCase {
  readonly reference: string;
  readonly version: number;
}
type Asked = Promise<Result<{ readonly reference: string }>>;

/** Longer than this nobody waits for an answer. */
const LONGEST_WAIT_DAYS = 366;

/** Sends an application back with single things to answer; the office's clock stands still until the reply. */
async function ask(open: OpenCase, items: readonly AskedFor[], dueOn: IsoDate, ctx: ServiceContext): Asked {
  const { tx, actor, application } = open;
  if (items.length === 0) return fail(invalidField('items', 'request.nothingAsked'));
  if (items.length > MOST_ITEMS) return fail(invalidField('items', 'request.tooMany', { max: MOST_ITEMS }));
  if (dueOn <= ctx.today || dueOn > addDays(ctx.today, LONGEST_WAIT_DAYS)) return fail(invalidField('dueOn', 'request.dueOn'));
  const { locale } = await tx.db.person.findUniqueOrThrow({ where: { id: application.applicantId }, select: { locale: true } });
  const reason = itemsInWords(items, getWords(locale as Locale, ctx.party.timeZone));
  const moved = await moveCase(
    open,
    'returnForInformation',
    { kind: 'return', reasons: reason },
    { type: 'ApplicationReturned', subject: 'application', subjectId: application.id, payload: { reason } },
    ctx,
  );
  if (!moved.ok) return moved;
  const request = {
    id: ctx.newId(),
    applicationId: application.id,
    askedBy: actor.personId,
    askedAt: ctx.now,
    dueOn,
    lapsesOn: addDays(dueOn, ctx.party.service.lapseDays),
  };
  await insertRequest(
    tx,
    request,
    items.map((item) => ({ ...item, id: ctx.newId() })),
  );
  await saveItemsInPreparation(tx, application.id, [], actor.personId, ctx.now);
  tx.record({
    type: 'InformationRequested',
    subject: 'application',
    subjectId: application.id,
    payload: { request: request.id, items: items.length, dueOn, lapsesOn: request.lapsesOn },
  });
  await stopCaseClock(tx, application, ctx);
  const key = `application:${application.id}:returned:${application.version}`;
  await tellApplicantToReply(tx, application, { template: 'replyNeeded', values: { items: reason, due: dueOn }, key }, ctx);
  return moved;
}

/** Asks an applicant for these things. */
export const askApplicant = (
  input: OnCase & { readonly items: readonly AskedFor[]; readonly dueOn: IsoDate },
  ctx: ServiceContext,
): Asked => withCase({ ...input, permission: 'application:review', part: 'R' }, ctx, (open) => ask(open, input.items, input.dueOn, ctx));

/** Asks an applicant for what was gathered on the case. */
export const sendPreparedRequest = (input: OnCase & { readonly dueOn: IsoDate }, ctx: ServiceContext): Asked =>
  withCase({ ...input, permission: 'application:review', part: 'R' }, ctx, async (open) =>
    ask(open, await itemsInPreparation(open.tx.db, open.application.id), input.dueOn, ctx),
  );

/** Adds things to what is gathered; what is there already is not asked twice. */
export const addToRequest = (input: OnCase & { readonly items: readonly AskedFor[] }, ctx: ServiceContext): Asked =>
  changePreparation(input, ctx, (present) => {
    const same = (a: AskedFor, b: AskedFor): boolean =>
      a.documentKind === b.documentKind && a.template === b.template && a.ownWords === b.ownWords;
    return [...present, ...input.items.filter((item) => !present.some((other) => same(item, other)))];
  });

/** Takes the n-th thing out of what is gathered. */
export const takeFromRequest = (input: OnCase & { readonly position: number }, ctx: ServiceContext): Asked =>
  changePreparation(input, ctx, (present) => present.filter((_, index) => index !== input.position - 1));

const changePreparation = (input: OnCase, ctx: ServiceContext, change: (present: readonly AskedFor[]) => readonly AskedFor[]): Asked =>
  withCase({ ...input, permission: 'application:review', part: 'R' }, ctx, async ({ tx, actor, application }) => {
    const items = change(await itemsInPreparation(tx.db, application.id));
    if (items.length > MOST_ITEMS) return fail(invalidField('items', 'request.tooMany', { max: MOST_ITEMS }));
    await saveItemsInPreparation(tx, application.id, items, actor.personId, ctx.now);
    return ok({ reference: application.reference });
  });

/** What is gathered for a request, and in which language its reader will read it. */
export async function getRequestInPreparation(
  input: { readonly reference: string },
  ctx: ServiceContext,
): Promise<Result<{ readonly items: readonly AskedFor[]; readonly readerLocale: Locale; readonly dueOn: IsoDate }>> {
  const found = await findCase(input.reference, 'application:review', ctx);
  if (!found.ok) return found;
  const { id, applicantId } = found.value.application;
  const { locale } = await ctx.db.person.findUniqueOrThrow({ where: { id: applicantId }, select: { locale: true } });
  return ok({
    items: await itemsInPreparation(ctx.db, id),
    readerLocale: locale as Locale,
    dueOn: addDays(ctx.today, ctx.party.service.replyDays),
  });
}
