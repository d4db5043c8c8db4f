import 'server-only';
import { inTransaction } from '@/data/transaction';
import type { Actor } from '@/domain/access/actor';
import { mayDo, type Permission } from '@/domain/access/permissions';
import { fail, ok, type Result } from '@/domain/shared/result';
import { requireActor, type ServiceContext } from '../context';

const PAGE = 25;

/** What anybody reports of a paper that looks wrong; nobody has to say who they are. */
export interface SuspicionInput {
  readonly numberOnPaper: string | null;
  readonly seenWhere: string;
  readonly what: string;
  /** How to reach whoever reports, if they want an answer. */
  readonly contact: string | null;
  readonly address: string;
}

/** A report in the office's list. */
export interface ListedSuspicion {
  readonly reference: string;
  readonly reportedAt: string;
  readonly numberOnPaper: string | null;
  readonly seenWhere: string;
}

/** A report as the office reads it. */
export interface Suspicion extends ListedSuspicion {
  readonly what: string;
  readonly contact: string | null;
  readonly answer: { readonly note: string; readonly answeredAt: string; readonly by: string } | null;
}

/** Takes a report about a suspicious paper. The same answer whether or not the number is one of ours: a report is no check. */
export async function reportSuspicion(input: SuspicionInput, ctx: ServiceContext): Promise<Result<{ readonly reference: string }>> {
  const door = await ctx.ports.throttle.consume('report-address', input.address);
  if (!door.allowed) return fail({ kind: 'too-many-attempts', retryAfterSeconds: door.retryAfterSeconds });
  const { numberOnPaper, seenWhere, what, contact } = input;
  const id = ctx.newId();
  return inTransaction(ctx, async (tx) => {
    const { reference } = await tx.db.suspicion.create({
      data: { id, reportedAt: ctx.now, numberOnPaper, seenWhere, what, contact, language: ctx.locale },
      select: { reference: true },
    });
    tx.record({ type: 'SuspicionReported', subject: 'suspicion', subjectId: id, payload: { reference, numberOnPaper } });
    return ok({ reference });
  });
}

function allowed(permission: Permission, ctx: ServiceContext): Result<Actor> {
  const actor = requireActor(ctx);
  return !actor.ok || mayDo(actor.value.roles, permission) ? actor : fail({ kind: 'forbidden', permission });
}

/** The reports: open ones, the longest waiting first; or closed ones, the newest first. The key is the last reference of the page before. */
export async function listSuspicions(
  { view, after }: { readonly view: 'open' | 'closed'; readonly after: string | null },
  ctx: ServiceContext,
): Promise<Result<{ readonly suspicions: readonly ListedSuspicion[]; readonly next: string | null }>> {
  const reader = allowed('suspicion:read', ctx);
  if (!reader.ok) return reader;
  const isOpen = view === 'open';
  const last = after ? await ctx.db.suspicion.findUnique({ where: { reference: after }, select: { reportedAt: true, id: true } }) : null;
  const order = isOpen ? ('asc' as const) : ('desc' as const);
  const step = isOpen ? ('gt' as const) : ('lt' as const);
  const beyond = last && {
    OR: [{ reportedAt: { [step]: last.reportedAt } }, { reportedAt: last.reportedAt, id: { [step]: last.id } }],
  };
  const rows = await ctx.db.suspicion.findMany({
    where: { answer: isOpen ? { is: null } : { isNot: null }, ...(beyond ?? {}) },
    orderBy: [{ reportedAt: order }, { id: order }],
    take: PAGE + 1,
    select: { reference: true, reportedAt: true, numberOnPaper: true, seenWhere: true },
  });
  const page = rows.slice(0, PAGE);
  return ok({
    suspicions: page.map(({ reference, reportedAt, numberOnPaper, seenWhere }) => ({
      reference,
      reportedAt: reportedAt.toISOString(),
      numberOnPaper,
      seenWhere,
    })),
    next: rows.length > PAGE ? (page.at(-1)?.reference ?? null) : null,
  });
}

/** One report, and what came of it. */
export async function getSuspicion({ reference }: { readonly reference: string }, ctx: ServiceContext): Promise<Result<Suspicion>> {
  const reader = allowed('suspicion:read', ctx);
  if (!reader.ok) return reader;
  const found = await ctx.db.suspicion.findUnique({ where: { reference }, include: { answer: true } });
  if (!found) return fail({ kind: 'not-found', what: 'page' });
  const { reportedAt, numberOnPaper, seenWhere, what, contact, answer } = found;
  const by = answer && (await ctx.db.person.findUniqueOrThrow({ where: { id: answer.answeredBy }, select: { name: true } }));
  return ok({
    reference,
    reportedAt: reportedAt.toISOString(),
    numberOnPaper,
    seenWhere,
    what,
    contact,
    answer: answer && by ? { note: answer.note, answeredAt: answer.answeredAt.toISOString(), by: by.name } : null,
  });
}

/** An officer closes a report with what came of it. Once: what was found is not told differently later. */
export const closeSuspicion = (
  { reference, note }: { readonly reference: string; readonly note: string },
  ctx: ServiceContext,
): Promise<Result<{ readonly reference: string }>> =>
  inTransaction(ctx, async (tx) => {
    const actor = allowed('suspicion:close', ctx);
    if (!actor.ok) return actor;
    const found = await tx.db.suspicion.findUnique({ where: { reference }, include: { answer: true } });
    if (!found) return fail({ kind: 'not-found', what: 'page' });
    if (found.answer)
      return fail({ kind: 'stale', expected: 0, actual: 1, changed: { at: found.answer.answeredAt.toISOString(), fields: null } });
    const { id } = found;
    // Two officers at once: the second finds the first one's row in the way.
    const { count } = await tx.db.suspicionAnswer.createMany({
      data: [{ suspicionId: id, answeredBy: actor.value.personId, answeredAt: ctx.now, note }],
      skipDuplicates: true,
    });
    if (count === 0) return fail({ kind: 'stale', expected: 0, actual: 1, changed: { at: ctx.now, fields: null } });
    tx.record({ type: 'SuspicionClosed', subject: 'suspicion', subjectId: id, payload: { reference, note } });
    return ok({ reference });
  });
