import 'server-only';
import { z } from 'zod';
import type { IsoDate } from '@/domain/shared/iso-date';
import type { Database } from '../client';
import { Prisma } from '../generated/client';

/** One event of the log, with what it is about as people call it. */
export interface LoggedEvent {
  readonly seq: string;
  readonly at: string;
  readonly type: string;
  /** Null is the portal itself. */
  readonly actorName: string | null;
  readonly actorRoles: readonly string[];
  readonly subject: string;
  /** Reference of an application or number of a permit; null for what has none. */
  readonly about: string | null;
  readonly payload: Readonly<Record<string, unknown>>;
  readonly hash: string;
}

/** A page of the log, newest first. */
export interface AuditLogPage {
  readonly events: readonly LoggedEvent[];
  readonly next: string | null;
}

const PAGE = 50;
const rowSchema = z.object({
  seq: z.string(),
  at: z.date(),
  type: z.string(),
  actor_roles: z.string(),
  name: z.string().nullable(),
  subject: z.string(),
  about: z.string().nullable(),
  payload: z.string(),
  hash: z.string(),
});

/** Whose events are asked for: the ids of one application and its permits, or of one permit. */
export interface LogSubjects {
  readonly applicationId: string | null;
  readonly permitIds: readonly string[];
}

/** What is looked for in the log; what is left out narrows nothing. */
export interface LogSearch {
  readonly about: LogSubjects | null;
  readonly actorIds: readonly string[] | null;
  readonly type: string | null;
  /** Days of the Party, both counted. */
  readonly from: IsoDate | null;
  readonly until: IsoDate | null;
  readonly timeZone: string;
}

/** The conditions of a search on `audit_event e`, each along an index of its own. */
function conditionsOf({ about, actorIds, type, from, until, timeZone }: LogSearch): Prisma.Sql {
  const parts: Prisma.Sql[] = [];
  if (about) {
    parts.push(Prisma.sql`((e.subject = 'application' AND e.subject_id = ${about.applicationId})
      OR (e.subject = 'permit' AND e.subject_id = ANY (${[...about.permitIds]}::text[])))`);
  }
  if (actorIds) parts.push(Prisma.sql`e.actor_id = ANY (${[...actorIds]}::text[])`);
  if (type) parts.push(Prisma.sql`e.type = ${type}`);
  if (from) parts.push(Prisma.sql`e.at >= ${from}::date::timestamp AT TIME ZONE ${timeZone}`);
  if (until) parts.push(Prisma.sql`e.at < (${until}::date + 1)::timestamp AT TIME ZONE ${timeZone}`);
  return parts.length === 0 ? Prisma.sql`true` : Prisma.join(parts, ' AND ');
}

/** Reads a page of the log before a number, of everything or of what is looked for. */
export const readAuditLog = (db: Database, search: LogSearch, before: string | null): Promise<AuditLogPage> =>
  readPage(db, conditionsOf(search), before);

/** Reads a page of what the log tells of one person's account. */
export const readEventsAbout = (db: Database, personId: string, before: string): Promise<AuditLogPage> =>
  readPage(db, Prisma.sql`e.subject = 'person' AND e.subject_id = ${personId}`, before);

async function readPage(db: Database, conditions: Prisma.Sql, before: string | null): Promise<AuditLogPage> {
  const last = /^\d{1,15}$/.test(before ?? '') ? before : null;
  const rows = await db.$queryRaw<unknown[]>`
    SELECT e.seq::text, e.at, e.type, e.actor_roles, p.name, e.subject, e.payload, e.hash,
      CASE e.subject WHEN 'application' THEN (SELECT a.reference FROM application a WHERE a.id = e.subject_id::uuid)
        WHEN 'permit' THEN (SELECT n.permit_number FROM permit n WHERE n.id = e.subject_id::uuid) END AS about
    FROM audit_event e LEFT JOIN person p ON p.id = CASE WHEN e.actor_id = '' THEN NULL ELSE e.actor_id::uuid END
    WHERE (${last}::bigint IS NULL OR e.seq < ${last}::bigint)
      AND ${conditions}
    ORDER BY e.seq DESC LIMIT ${PAGE + 1}`;
  const page = z.array(rowSchema).parse(rows);
  return {
    events: page.slice(0, PAGE).map((row) => ({
      seq: row.seq,
      at: row.at.toISOString(),
      type: row.type,
      actorName: row.name,
      actorRoles: row.actor_roles.split(' ').filter(Boolean),
      subject: row.subject,
      about: row.about,
      payload: z.record(z.string(), z.unknown()).parse(JSON.parse(row.payload)),
      hash: row.hash,
    })),
    next: page.length > PAGE ? (page[PAGE - 1]?.seq ?? null) : null,
  };
}

const MOST_NAMESAKES = 50;

/** The people of a name or e-mail address, as the log calls them. */
export async function actorsCalled(db: Database, name: string): Promise<readonly string[]> {
  const like = name.replace(/[\\%_]/g, (sign) => `\\${sign}`);
  const rows = await db.$queryRaw<{ id: string }[]>`
    SELECT id::text AS id FROM person WHERE email = lower(${name.trim()}) OR normalise_name(name) LIKE '%' || normalise_name(${like}) || '%' ORDER BY name, id LIMIT ${MOST_NAMESAKES}::int`;
  return rows.map(({ id }) => id);
}

/** The subjects behind a reference of an application or a permit number; null when nothing is called so. */
export async function subjectsCalled(
  db: Database,
  name: { readonly reference: string } | { readonly permitNumber: string },
): Promise<LogSubjects | null> {
  if ('permitNumber' in name) {
    const permit = await db.permit.findUnique({ where: { permitNumber: name.permitNumber }, select: { id: true } });
    return permit ? { applicationId: null, permitIds: [permit.id] } : null;
  }
  const application = await db.application.findUnique({
    where: { reference: name.reference },
    select: { id: true, permits: { select: { id: true } } },
  });
  return application ? { applicationId: application.id, permitIds: application.permits.map((permit) => permit.id) } : null;
}
