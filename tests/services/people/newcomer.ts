/** People of a test who just opened an account. */
import { randomUUID } from 'node:crypto';
import type { Actor } from '@/domain/access/actor';
import { hashPassword } from '@/services/people/passwords';
import { ownerUrl, query } from '../../support/database';

export const PASSWORD = 'ranched pythons travel well';

/** Somebody who just opened an account; nobody has looked at them. */
export async function newcomer(isConfirmed = true): Promise<Actor> {
  const [personId, sessionId] = [randomUUID(), randomUUID()];
  const email = `${personId.slice(0, 8)}@example.test`;
  await query(
    ownerUrl(),
    "INSERT INTO person (id, email, name, password_hash, email_confirmed_at, created_at) VALUES ($1, $2, 'Мария Петрова', $3, $4, '2026-11-01')",
    [personId, email, await hashPassword(PASSWORD), isConfirmed ? '2026-11-02' : null],
  );
  await query(ownerUrl(), "INSERT INTO person_role (person_id, role) VALUES ($1, 'applicant')", [personId]);
  await query(
    ownerUrl(),
    "INSERT INTO session (id, person_id, created_at, last_seen_at, expires_at, idle_minutes) VALUES ($1, $2, '2026-11-23T09:00Z', '2026-11-23T09:00Z', '2026-11-23T20:00Z', 30)",
    [sessionId, personId],
  );
  return { personId, name: 'Мария Петрова', email, roles: ['applicant'], principals: [], sessionId, officeId: null, postId: null };
}

/** What they say of themselves. */
export const DETAILS = {
  name: 'Мария Петрова',
  latinName: 'Mariya Petrova',
  kind: 'person' as const,
  businessName: '',
  latinBusinessName: '',
  registrationNumber: '',
  phone: '+99 20 555 0100',
  address: 'ул. Приморская, 5\n1000 Порт Пример',
  latinAddress: '',
  country: 'XA',
};
