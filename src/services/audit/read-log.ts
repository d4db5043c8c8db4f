import 'server-only';
import { type AuditLogPage, actorsCalled, type LogSubjects, readAuditLog, subjectsCalled } from '@/data/queries/audit-log';
import { mayDo } from '@/domain/access/permissions';
import { formatPermitNumber, parsePermitNumber } from '@/domain/permit/permit-number';
import type { IsoDate } from '@/domain/shared/iso-date';
import { fail, ok, type Result } from '@/domain/shared/result';
import { requireActor, type ServiceContext } from '../context';
import { type ChainReport, verifyAuditChain } from './verify-audit-chain';

/** The newest events, and whether their chain holds. */
export interface AuditLog extends AuditLogPage {
  readonly chain: ChainReport;
}

/** So many events are recomputed each time the log is looked at: some hundredths of a second. */
const RECOMPUTED = 5_000;

/** What somebody looks for in the log. */
export interface LogQuestion {
  /** Reference of an application or number of a permit. */
  readonly about: string | null;
  /** Name or e-mail address of whoever acted. */
  readonly person: string | null;
  readonly type: string | null;
  readonly from: IsoDate | null;
  readonly until: IsoDate | null;
  readonly before: string | null;
}

/** The log, newest first; narrowed to one application with its permits or one permit, to a person, a kind of event, to days. */
export async function readLog(asked: LogQuestion, ctx: ServiceContext): Promise<Result<AuditLog>> {
  const page = await searchLog(asked, ctx);
  return page.ok ? ok({ ...page.value, chain: await verifyAuditChain({ newest: RECOMPUTED }, ctx) }) : page;
}

/** The same without the look at the chain, for a file. */
export async function searchLog(
  { about, person, type, from, until, before }: LogQuestion,
  ctx: ServiceContext,
): Promise<Result<AuditLogPage>> {
  const actor = requireActor(ctx);
  if (!actor.ok) return actor;
  if (!mayDo(actor.value.roles, 'audit:read')) return fail({ kind: 'forbidden', permission: 'audit:read' });
  const [subjects, actorIds] = await Promise.all([about ? subjectsOf(about, ctx) : null, person ? actorsCalled(ctx.db, person) : null]);
  if ((about && !subjects) || actorIds?.length === 0) return ok({ events: [], next: null });
  return ok(await readAuditLog(ctx.db, { about: subjects, actorIds, type, from, until, timeZone: ctx.party.timeZone }, before));
}

function subjectsOf(about: string, ctx: ServiceContext): Promise<LogSubjects | null> {
  const number = parsePermitNumber(about);
  return subjectsCalled(ctx.db, number.ok ? { permitNumber: formatPermitNumber(number.value) } : { reference: about.trim().toUpperCase() });
}
