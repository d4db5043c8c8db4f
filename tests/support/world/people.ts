/** The authorities and people of a test's Party, written by the owner as an administrator would have them written. */
import type { Actor } from '@/domain/access/actor';
import type { Role } from '@/domain/access/role';
import { putProfile } from '../../../prisma/seed/put-profile';
import { ownerUrl, query, withClient } from '../database';

/** Where people work. */
export interface Places {
  readonly officeId: string;
  readonly posts: readonly { readonly id: string; readonly name: string }[];
  /** The case officer who verified the traders of the world. */
  readonly vetterId: string;
}

const one = async (sql: string, values: unknown[]): Promise<string> => {
  const [row] = await query(ownerUrl(), sql, values);
  return String((row as { id: string }).id);
};

const makeAuthority = (kind: string, name: string) =>
  one(
    "INSERT INTO authority (kind, name, address, country, place) VALUES ($1, $2, ARRAY['12 Harbour Street'], 'XA', 'Port Example') RETURNING id",
    [kind, name],
  );

/** One Management Authority with one office, one Scientific Authority, Customs with two posts. */
export async function makePlaces(): Promise<Places> {
  const management = await makeAuthority('management', 'Management Authority of Exampleland');
  await makeAuthority('scientific', 'Scientific Authority of Exampleland');
  const customs = await makeAuthority('customs', 'Customs of Exampleland');
  const post = async (code: string, name: string) => ({
    id: await one('INSERT INTO border_post (authority_id, code, name) VALUES ($1, $2, $3) RETURNING id', [customs, code, name]),
    name,
  });
  const officeId = await one("INSERT INTO office (authority_id, code, name) VALUES ($1, 'XA-MA', 'Permit office') RETURNING id", [
    management,
  ]);
  return {
    officeId,
    vetterId: await makeVetter(officeId),
    posts: [await post('XAPRT', 'Port Example'), await post('XAAIR', 'Example International Airport')],
  };
}

async function makeVetter(officeId: string): Promise<string> {
  const vetter = await one(
    "INSERT INTO person (email, name, password_hash, office_id, created_at) VALUES ($1, 'vetting officer', 'none', $2, '2026-01-01') RETURNING id",
    [`vetter-${process.pid}@example.test`, officeId],
  );
  await query(ownerUrl(), "INSERT INTO person_role (person_id, role) VALUES ($1, 'case-officer')", [vetter]);
  return vetter;
}

/** Says who a trader is and has it verified, so that they may send applications. */
export const verifyTrader = ({ vetterId }: Places, personId: string) =>
  withClient(ownerUrl(), async (client) => {
    await client.query('BEGIN');
    const profile = { kind: 'person', address: ['BP 1247', '1000 Port Example'], phone: '+99 20 555 0100', country: 'XA' } as const;
    await putProfile(client, personId, profile, { vettedBy: vetterId, at: '2026-01-01T00:00:00.000Z' });
    await client.query('COMMIT');
  });

const OFFICE_ROLES: readonly Role[] = ['case-officer', 'issuing-officer', 'auditor', 'administrator'];
const POST_ROLES: readonly Role[] = ['customs-officer', 'customs-supervisor'];

let made = 0;

/** A new person with these roles: officers sit in the office, Customs stand at a post (the first unless said otherwise, null for none). */
export async function makePerson(places: Places, roles: readonly Role[], post: number | null = 0): Promise<Actor> {
  made += 1;
  const first = roles[0] ?? 'applicant';
  const name = `${first.replace('-', ' ')} ${made}`;
  const email = `${first}-${made}-${process.pid}@example.test`;
  const officeId = roles.some((role) => OFFICE_ROLES.includes(role)) ? places.officeId : null;
  const postId = post !== null && roles.some((role) => POST_ROLES.includes(role)) ? (places.posts[post]?.id ?? null) : null;
  const personId = await one(
    "INSERT INTO person (email, name, title, password_hash, office_id, post_id, created_at) VALUES ($1, $2, 'Officer', 'none', $3, $4, '2026-01-01') RETURNING id",
    [email, name, officeId, postId],
  );
  for (const role of roles) await query(ownerUrl(), 'INSERT INTO person_role (person_id, role) VALUES ($1, $2)', [personId, role]);
  if (roles.includes('issuing-officer')) {
    const entry =
      "INSERT INTO signatory (id, person_id, valid_from, basis, added_at) VALUES (gen_random_uuid(), $1, '2020-01-01', 'a test', '2026-01-01')";
    await query(ownerUrl(), entry, [personId]);
  }
  if (roles.some((role) => role === 'applicant' || role === 'agent')) await verifyTrader(places, personId);
  return { personId, name, email, roles, principals: [], sessionId: `test-${made}`, officeId, postId };
}
