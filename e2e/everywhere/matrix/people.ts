/** A person of each role for the matrix alone, so that what they did can be told from what others do meanwhile. */
import { randomUUID } from 'node:crypto';
import { encode } from 'next-auth/jwt';
import type { Client } from 'pg';
import { ROLES, type Role } from '../../../src/domain/access/role';

/** How long a session has left, and whether its person still may come in. */
export const SESSIONS = ['valid', 'expired', 'disabled'] as const;
export type SessionKind = (typeof SESSIONS)[number];

/** Somebody's cookie, and who they are in the log. */
export interface Caller {
  readonly role: Role;
  readonly session: SessionKind;
  readonly personId: string;
  readonly cookie: string;
}

const STAFF_OF_AN_OFFICE: readonly Role[] = ['case-officer', 'issuing-officer'];

async function cookieOf(sessionId: string): Promise<string> {
  const secret = process.env.AUTH_SECRET ?? '';
  return `sid=${await encode({ token: { sid: sessionId }, secret, salt: 'sid', maxAge: 3600 })}`;
}

async function openSession(db: Client, personId: string, session: SessionKind): Promise<string> {
  const sessionId = randomUUID();
  await db.query(
    `INSERT INTO session (id, person_id, created_at, last_seen_at, expires_at, idle_minutes, stage, proven_by)
     VALUES ($1, $2, now() - interval '2 hours', now() - interval '1 minute', now() + $3::interval, 60, 'full', 'totp')`,
    [sessionId, personId, session === 'expired' ? '-30 seconds' : '1 hour'],
  );
  return cookieOf(sessionId);
}

/** A new person of a role, with a session. */
export async function makeCaller(db: Client, role: Role, session: SessionKind): Promise<Caller> {
  const office = STAFF_OF_AN_OFFICE.includes(role) ? 'XA-MA' : null;
  const made = await db.query<{ id: string }>(
    `INSERT INTO person (email, name, password_hash, office_id, created_at, email_confirmed_at, status)
     VALUES ($1, $2, 'no password opens this', (SELECT id FROM office WHERE code = $3), now(), now(), $4) RETURNING id`,
    [
      `${role}.${session}.${randomUUID().slice(0, 8)}@matrix.test`,
      `Matrix ${role}`,
      office,
      session === 'disabled' ? 'disabled' : 'active',
    ],
  );
  const personId = made.rows[0]?.id ?? '';
  await db.query('INSERT INTO person_role (person_id, role) VALUES ($1, $2)', [personId, role]);
  return { role, session, personId, cookie: await openSession(db, personId, session) };
}

/** One person a role and kind of session. */
export async function makeCallers(db: Client): Promise<readonly Caller[]> {
  const callers: Caller[] = [];
  for (const role of ROLES) for (const session of SESSIONS) callers.push(await makeCaller(db, role, session));
  return callers;
}

/** The trader of Exampleland, who has something of their own to be shown. */
export async function traderCookie(db: Client): Promise<string> {
  const { rows } = await db.query<{ id: string }>("SELECT id FROM person WHERE email = 'trader@example.test'");
  return openSession(db, rows[0]?.id ?? '', 'valid');
}
