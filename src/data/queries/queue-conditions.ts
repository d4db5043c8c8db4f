import 'server-only';
import { z } from 'zod';
import { isOpenStatus, NO_DUE_DAY, type QueueFilter } from '@/domain/queue/queue-view';
import { RISK_LEVELS } from '@/domain/rules/risk-score';
import type { IsoDate } from '@/domain/shared/iso-date';
import { Prisma } from '../generated/client';

/** What a filter means on one day: the filter says "overdue", SQL needs a date. */
export interface QueueDay {
  readonly today: IsoDate;
  /** The last day that counts as due soon. */
  readonly soonUntil: IsoDate;
  /** Where the Party's days begin and end. */
  readonly timeZone: string;
}

/** Whose cases: of these offices; or of others that are shared with one. */
export type QueueScope = { readonly officeIds: readonly string[] } | { readonly sharedWith: string };

const escapeLike = (text: string): string => text.replace(/[\\%_]/g, (c) => `\\${c}`);
const personId = z.uuid();

/** Which parts of the list a status lies in: open cases, finished ones, or both. */
function opennessOf({ status }: QueueFilter): readonly boolean[] {
  if (status === 'all') return [true, false];
  return [status === 'open' || (status !== 'finished' && isOpenStatus(status))];
}

/** The conditions of a filter on `queue_entry e`, beside office and openness, which the index begins with. */
export function conditionsOf(filter: QueueFilter, day: QueueDay): Prisma.Sql {
  const parts: Prisma.Sql[] = [Prisma.sql`true`];
  const add = (condition: Prisma.Sql) => parts.push(condition);
  if (filter.status !== 'open' && filter.status !== 'finished' && filter.status !== 'all') add(Prisma.sql`e.status = ${filter.status}`);
  if (filter.text) add(Prisma.sql`e.found_by LIKE ('%' || normalise_name(${escapeLike(filter.text)}) || '%')`);
  if (filter.form) add(Prisma.sql`e.form = ${filter.form}`);
  if (filter.appendix) add(Prisma.sql`COALESCE(e.appendix, 'none') = ${filter.appendix}`);
  if (filter.group) add(Prisma.sql`${filter.group} = ANY (e.taxon_groups)`);
  if (filter.country) add(Prisma.sql`e.country = ${filter.country}`);
  if (filter.waiting) add(Prisma.sql`e.waiting_for = ${filter.waiting}`);
  if (filter.science) add(Prisma.sql`e.scientific = ${filter.science}`);
  if (filter.fee) add(Prisma.sql`e.fee = ${filter.fee}`);
  if (filter.assigned) add(assignedTo(filter.assigned));
  if (filter.age) add(AGE[filter.age](day));
  if (filter.risk) add(riskOf(filter.risk));
  if (filter.from) add(Prisma.sql`e.submitted_at >= ${filter.from}::date::timestamp AT TIME ZONE ${day.timeZone}`);
  if (filter.until) add(Prisma.sql`e.submitted_at < (${filter.until}::date + 1)::timestamp AT TIME ZONE ${day.timeZone}`);
  if (filter.decidedFrom) add(Prisma.sql`e.decided_at >= ${filter.decidedFrom}::date::timestamp AT TIME ZONE ${day.timeZone}`);
  if (filter.decidedUntil) add(Prisma.sql`e.decided_at < (${filter.decidedUntil}::date + 1)::timestamp AT TIME ZONE ${day.timeZone}`);
  if (filter.ground) add(Prisma.sql`${filter.ground} = ANY (e.grounds)`);
  if (filter.siblingsOf) add(Prisma.sql`e.applicant_id = (SELECT applicant_id FROM application WHERE reference = ${filter.siblingsOf})`);
  return Prisma.join(parts, ' AND ');
}

function assignedTo(whom: string): Prisma.Sql {
  if (whom === 'none') return Prisma.sql`e.assigned_to IS NULL`;
  return personId.safeParse(whom).success ? Prisma.sql`e.assigned_to = ${whom}::uuid` : Prisma.sql`false`;
}

const AGE: Readonly<Record<NonNullable<QueueFilter['age']>, (day: QueueDay) => Prisma.Sql>> = {
  overdue: ({ today }) => Prisma.sql`e.due_on < ${today}::date`,
  soon: ({ soonUntil }) => Prisma.sql`e.due_on <= ${soonUntil}::date`,
  later: ({ soonUntil }) => Prisma.sql`e.due_on > ${soonUntil}::date AND e.due_on < ${NO_DUE_DAY}::date`,
  stopped: () => Prisma.sql`e.waiting_for = 'applicant'`,
};

function riskOf(level: NonNullable<QueueFilter['risk']>): Prisma.Sql {
  const at = RISK_LEVELS.findIndex((row) => row.level === level);
  const from = RISK_LEVELS[at - 1]?.below ?? 0;
  const below = RISK_LEVELS[at]?.below ?? 0;
  return Prisma.sql`e.risk >= ${from}::int AND e.risk < ${Number.isFinite(below) ? below : 101}::int`;
}

/**
 * Every part of the list that a view reads in its own order, each along one index: an office, and open or finished. Said part by part, not
 * joined to a list of parts: PostgreSQL has to know that few cases are open, or it reads all that were ever finished.
 */
export function partsOf(scope: QueueScope, filter: QueueFilter, inner: Prisma.Sql): Prisma.Sql {
  if ('sharedWith' in scope) {
    return Prisma.sql`(SELECT e.* FROM case_share s JOIN queue_entry e ON e.application_id = s.application_id
      WHERE s.office_id = ${scope.sharedWith}::uuid AND s.ended_at IS NULL AND e.is_open = ANY (${[...opennessOf(filter)]}::boolean[]) AND ${inner})`;
  }
  const part = (officeId: string, isOpen: boolean): Prisma.Sql =>
    Prisma.sql`(SELECT e.* FROM queue_entry e WHERE e.office_id = ${officeId}::uuid AND ${isOpen ? OPEN : FINISHED} AND ${inner})`;
  const parts = scope.officeIds.flatMap((id) => opennessOf(filter).map((isOpen) => part(id, isOpen)));
  return parts.length === 0 ? NOTHING : Prisma.sql`(${Prisma.join(parts, ' UNION ALL ')})`;
}

const OPEN = Prisma.sql`e.is_open`;
const FINISHED = Prisma.sql`NOT e.is_open`;
const NOTHING = Prisma.sql`(SELECT e.* FROM queue_entry e WHERE false)`;
