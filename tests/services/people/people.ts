/** People with passwords for one test file, and requests at moments of its choice. */
import { randomBytes, randomUUID } from 'node:crypto';
import { postgresThrottle } from '@/adapters/postgres-throttle';
import { openDatabase } from '@/data/client';
import type { Actor } from '@/domain/access/actor';
import type { Role } from '@/domain/access/role';
import type { Instant, IsoDate } from '@/domain/shared/iso-date';
import type { ServiceContext } from '@/services/context';
import { hashPassword } from '@/services/people/passwords';
import type { Throttle } from '@/services/ports';
import { SERVICE } from '../../factories/service';
import { appUrl, ownerUrl, query } from '../../support/database';
import { makeTestKey } from '../../support/world/keys';
import { openDoors, testPorts } from '../../support/world/ports';

export const NOON = '2026-11-23T12:00:00.000Z';
export const PASSWORD = 'ranched pythons travel well';

/** The moment some minutes after noon. */
export const after = (minutes: number) => new Date(Date.parse(NOON) + minutes * 60_000).toISOString();

export function openPeople() {
  const db = openDatabase(appUrl());
  const ports = testPorts(makeTestKey());
  const hash = hashPassword(PASSWORD);

  const person = async (roles: readonly Role[]) => {
    const personId = randomUUID();
    const email = `${personId.slice(0, 8)}@example.test`;
    await query(ownerUrl(), 'INSERT INTO person (id, email, name, password_hash, created_at) VALUES ($1, $2, $2, $3, $4)', [
      personId,
      email,
      await hash,
      NOON,
    ]);
    for (const role of roles) await query(ownerUrl(), 'INSERT INTO person_role (person_id, role) VALUES ($1, $2)', [personId, role]);
    return { personId, email };
  };

  const ctx = (options: { readonly actor?: Actor | null; readonly now?: string; readonly throttle?: Throttle } = {}): ServiceContext => ({
    actor: options.actor ?? null,
    locale: 'en',
    now: (options.now ?? NOON) as Instant,
    today: '2026-11-23' as IsoDate,
    newId: randomUUID,
    randomBytes: (length) => new Uint8Array(randomBytes(length)),
    party: { code: 'XA', timeZone: 'UTC', splitConsignments: false, appOrigin: 'http://localhost:3000', service: SERVICE },
    db,
    ports: { ...ports, throttle: options.throttle ?? openDoors },
  });

  const eventsAbout = async (subjectId: string) =>
    (await query(ownerUrl(), 'SELECT type, payload FROM audit_event WHERE subject_id = $1 ORDER BY seq', [subjectId])) as {
      type: string;
      payload: string;
    }[];

  return { db, throttle: postgresThrottle(db), person, ctx, eventsAbout, close: () => db.$disconnect() };
}
