import 'server-only';
import { z } from 'zod';
import type { Actor } from '@/domain/access/actor';
import type { Principal } from '@/domain/access/principal';
import { Role } from '@/domain/access/role';
import type { ProofMethod } from '@/domain/access/step-up';
import { MANDATE_SCOPES } from '@/domain/people/mandate';
import { MEMBER_ROLES } from '@/domain/people/organisation';
import type { Database, Reader } from '../client';
import type { Prisma } from '../generated/client';
import type { Tx } from '../transaction';

/** What the sign-in needs to know of a person. */
export interface Account {
  readonly personId: string;
  readonly passwordHash: string;
  readonly isActive: boolean;
  readonly roles: readonly Role[];
}

/** A session to be opened. */
export interface NewSession {
  readonly id: string;
  readonly personId: string;
  readonly at: string;
  readonly expiresAt: string;
  readonly idleMinutes: number;
  readonly stage: SessionStage;
  readonly provenBy: ProofMethod;
}

/** How far a session is: whole; or a password was right, and a second factor is still to be shown, or to be set up. */
export type SessionStage = 'full' | 'factor' | 'enrol';

/** Somebody whose password was right and who may do nothing but show or set up a second factor. */
export interface HalfSession extends Actor {
  readonly stage: Exclude<SessionStage, 'full'>;
}

const rolesOf = (rows: readonly { readonly role: string }[]): readonly Role[] => z.array(Role).parse(rows.map(({ role }) => role));
const sessionId = z.uuid();

/** Writing down each click would be a write for every read; a minute is exact enough for limits of fifteen. */
const SEEN_AGAIN_AFTER_MS = 60_000;
const MINUTE_MS = 60_000;

/** The account of an e-mail address, whatever its status. */
export async function findAccount(db: Database, email: string): Promise<Account | null> {
  const row = await db.person.findUnique({ where: { email }, include: { roles: true } });
  return row ? { personId: row.id, passwordHash: row.passwordHash, isActive: row.status === 'active', roles: rolesOf(row.roles) } : null;
}

/** The person behind a session that has not ended, expired or gone idle, and whose person is active; null for everything else. */
export async function findLiveSession(db: Database, id: string, now: string): Promise<Actor | null> {
  const found = await findSession(db, id, now);
  if (found?.stage !== 'full') return null;
  const { stage: _, ...actor } = found;
  return actor;
}

/** The person behind a session that waits for its second factor; null for everything else. */
export async function findHalfSession(db: Database, id: string, now: string): Promise<HalfSession | null> {
  const found = await findSession(db, id, now);
  return found && found.stage !== 'full' ? { ...found, stage: found.stage } : null;
}

async function findSession(db: Database, id: string, now: string): Promise<(Actor & { readonly stage: SessionStage }) | null> {
  if (!sessionId.safeParse(id).success) return null;
  const row = await db.session.findUnique({ where: { id }, include: { person: { include: { roles: true } } } });
  if (!row || row.endedAt || row.person.status !== 'active') return null;
  const at = Date.parse(now);
  if (at >= row.expiresAt.getTime() || at >= row.lastSeenAt.getTime() + row.idleMinutes * MINUTE_MS) return null;
  if (at - row.lastSeenAt.getTime() >= SEEN_AGAIN_AFTER_MS) {
    // Only forwards and only while it lives, so that a slow request cannot revive a session that was ended meanwhile.
    await db.session.updateMany({ where: { id, endedAt: null, lastSeenAt: { lt: now } }, data: { lastSeenAt: now } });
  }
  const { person } = row;
  const roles = rolesOf(person.roles);
  return {
    personId: person.id,
    name: person.name,
    email: person.email,
    roles,
    principals: await findPrincipals(db, person.id, roles, now),
    sessionId: row.id,
    officeId: person.officeId,
    managesQueue: person.managesQueue,
    postId: person.postId,
    stage: row.stage as SessionStage,
  };
}

/** The whole sessions of a person that live, newest first. */
export async function liveSessionsOf(
  db: Database,
  personId: string,
  now: string,
): Promise<readonly { readonly id: string; readonly openedAt: string; readonly lastSeenAt: string }[]> {
  const rows = await db.session.findMany({
    where: { personId, stage: 'full', endedAt: null, expiresAt: { gt: now } },
    orderBy: { createdAt: 'desc' },
    take: 20,
  });
  return rows
    .filter(({ lastSeenAt, idleMinutes }) => Date.parse(now) < lastSeenAt.getTime() + idleMinutes * MINUTE_MS)
    .map(({ id, createdAt, lastSeenAt }) => ({ id, openedAt: createdAt.toISOString(), lastSeenAt: lastSeenAt.toISOString() }));
}

const principalRow = z.union([
  z
    .object({ applicant_id: z.string(), name: z.string(), role: z.enum(MEMBER_ROLES), scope: z.null() })
    .transform(({ applicant_id, name, role }): Principal => ({ basis: 'membership', applicantId: applicant_id, name, role })),
  z
    .object({ applicant_id: z.string(), name: z.string(), role: z.null(), scope: z.enum(MANDATE_SCOPES) })
    .transform(({ applicant_id, name, scope }): Principal => ({ basis: 'mandate', applicantId: applicant_id, name, scope })),
]);

/** For whom a trader may act at a moment: asked at every request, so that a removed member and a revoked agent lose the case with the next. */
export async function findPrincipals(db: Reader, personId: string, roles: readonly Role[], now: string): Promise<readonly Principal[]> {
  if (!roles.includes('applicant') && !roles.includes('agent')) return [];
  const rows = await db.$queryRaw<unknown[]>`
    SELECT m.organisation_id::text AS applicant_id, o.name, m.role, NULL AS scope
      FROM organisation_member m JOIN person o ON o.id = m.organisation_id AND o.status = 'active' WHERE m.person_id = ${personId}::uuid AND m.left_at IS NULL
    UNION ALL SELECT d.client_id::text, c.name, NULL, d.scope
      FROM mandate d JOIN person c ON c.id = d.client_id AND c.status = 'active'
      WHERE ${roles.includes('agent')} AND d.agent_id = ${personId}::uuid AND d.ended_at IS NULL AND d.starts_at <= ${new Date(now)} AND d.ends_at > ${new Date(now)}
    ORDER BY 2, 1, 4`;
  return z.array(principalRow).parse(rows);
}

/** When a session ends if nothing is done: by idleness or at its last moment, whichever is first; null where there is none. */
export async function sessionEndsAt(db: Database, id: string): Promise<string | null> {
  const row = sessionId.safeParse(id).success ? await db.session.findUnique({ where: { id } }) : null;
  if (!row || row.endedAt) return null;
  return new Date(Math.min(row.expiresAt.getTime(), row.lastSeenAt.getTime() + row.idleMinutes * MINUTE_MS)).toISOString();
}

/** The person whose session ran out by itself; null for one that somebody ended, and for whoever may no longer sign in. */
export async function personOfLapsedSession(db: Database, id: string, now: string): Promise<string | null> {
  if (!sessionId.safeParse(id).success) return null;
  const row = await db.session.findUnique({ where: { id }, include: { person: { select: { status: true } } } });
  if (!row || row.endedAt || row.stage !== 'full' || row.person.status !== 'active') return null;
  const ends = await sessionEndsAt(db, id);
  return ends !== null && now >= ends ? row.personId : null;
}

/** Opens a session. */
export async function insertSession(tx: Tx, session: NewSession): Promise<void> {
  const { at, ...data } = session;
  await tx.db.session.create({ data: { ...data, createdAt: at, lastSeenAt: at } });
}

/** Ends a person's oldest sessions of a stage until at most `keep` live. */
export async function endOldestSessions(tx: Tx, personId: string, stage: SessionStage, keep: number, at: string): Promise<void> {
  const older = await tx.db.session.findMany({
    where: { personId, stage, endedAt: null, expiresAt: { gt: at } },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    skip: keep,
    take: 100,
    select: { id: true },
  });
  if (older.length > 0) await endSessions(tx.db, { id: { in: older.map(({ id }) => id) } }, at);
}

/** Ends one session; false when it had ended already. */
export async function endSession(tx: Tx, id: string, at: string): Promise<boolean> {
  return (await endSessions(tx.db, { id }, at)) > 0;
}

/** Ends every session of a person. */
export async function endSessionsOf(tx: Tx, personId: string, at: string): Promise<void> {
  await endSessions(tx.db, { personId }, at);
}

/** Ends every session of a person but the one they are in. */
export async function endOtherSessions(tx: Tx, personId: string, keep: string, at: string): Promise<void> {
  await endSessions(tx.db, { personId, id: { not: keep } }, at);
}

async function endSessions(db: Prisma.TransactionClient, where: Prisma.SessionWhereInput, at: string): Promise<number> {
  const { count } = await db.session.updateMany({ where: { ...where, endedAt: null }, data: { endedAt: at } });
  return count;
}

/** Stands for the password of somebody who was invited and has not chosen one: no password opens it. */
export const NO_PASSWORD_YET = 'invited';

/** Stands for the password of an account that its own person closed. */
export const NO_PASSWORD_ANY_MORE = 'closed';

/** Somebody who is invited, before a second administrator gives their first role. */
export interface NewStaff {
  readonly id: string;
  readonly email: string;
  readonly name: string;
  readonly title: string;
  readonly locale: string;
  readonly officeId: string | null;
  readonly postId: string | null;
  readonly createdAt: string;
}

/** Enters somebody who is invited. */
export async function insertInvited(tx: Tx, person: NewStaff): Promise<void> {
  await tx.db.person.create({ data: { ...person, status: 'invited', passwordHash: NO_PASSWORD_YET }, select: { id: true } });
}

/** Lets an account in that was invited or disabled. */
export async function activatePersonRow(tx: Tx, personId: string): Promise<void> {
  await tx.db.person.update({ where: { id: personId }, data: { status: 'active' }, select: { id: true } });
}

/** Disables a person; false when there is no such person or they are disabled already. */
export async function disablePersonRow(tx: Tx, personId: string): Promise<boolean> {
  const { count } = await tx.db.person.updateMany({ where: { id: personId, status: { not: 'disabled' } }, data: { status: 'disabled' } });
  return count > 0;
}
