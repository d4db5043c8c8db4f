import { readFileSync } from 'node:fs';
import { hash } from '@node-rs/argon2';
import type { ClientBase } from 'pg';
import { z } from 'zod';
import type { OwnerConnection } from '@/data/reference/owner-connection';
import { secretVault } from '../../src/adapters/secret-vault';
import { env } from '../../src/config/env';
import { Role } from '../../src/domain/access/role';
import { secretOf } from '../../src/services/step-up/prove';
import { inOwnerTransaction } from './with-owner';

const accountSchema = z.object({
  email: z.email(),
  name: z.string(),
  title: z.string(),
  password: z.string().min(15),
  /** Of whoever works for an authority: what an authenticator app is given. */
  totpSecret: z.string().length(32).optional(),
  roles: z.array(Role),
  office: z.string().optional(),
  leads: z.boolean().default(false),
  post: z.string().optional(),
});

/** An account of the demonstration Party, as the sign-in page prints it. */
export type DemonstrationAccount = z.infer<typeof accountSchema>;

/** The accounts, from the file that the sign-in page also reads. */
export const demonstrationAccounts = (): readonly DemonstrationAccount[] =>
  z.array(accountSchema).parse(JSON.parse(readFileSync(new URL('./demo-accounts.json', import.meta.url), 'utf8')));

const AUTHORITIES = [
  {
    kind: 'management',
    name: 'Management Authority of Exampleland',
    address: ['Ministry of the Environment', '12 Harbour Street', '1000 Port Example'],
    place: 'Port Example',
  },
  {
    kind: 'scientific',
    name: 'Scientific Authority of Exampleland',
    address: ['National Museum of Natural History', '1 Museum Square', '1000 Port Example'],
    place: 'Port Example',
  },
  {
    kind: 'customs',
    name: 'Customs of Exampleland',
    address: ['Customs House', '3 Quay Road', '1000 Port Example'],
    place: 'Port Example',
  },
];

const MAKE_AUTHORITY = `INSERT INTO authority (kind, name, address, country, place) SELECT $1, $2, $3::text[], 'XA', $4 WHERE NOT EXISTS (SELECT 1 FROM authority WHERE name = $2)`;
const MAKE_OFFICE = `INSERT INTO office (authority_id, code, name) SELECT id, 'XA-MA', 'Permit office, Port Example' FROM authority WHERE kind = 'management' ON CONFLICT (code) DO NOTHING`;
const MAKE_BRANCH = `INSERT INTO office (authority_id, code, name, address, place, contact)
  SELECT id, 'XA-FL', 'Flora office, Green Bay', ARRAY['7 Palm Street', '2040 Green Bay'], 'Green Bay', 'flora@permits.example' FROM authority WHERE kind = 'management' ON CONFLICT (code) DO NOTHING`;
/** Everything goes to the capital, but plants from the north. */
const ROUTE = `INSERT INTO office_route (office_id, taxon_group, postal_prefix, valid_from, source)
  SELECT id, $2, $3, '2020-01-01', 'Demonstration: Order of the Minister 12/2019' FROM office WHERE code = $1 AND NOT EXISTS (
    SELECT 1 FROM office_route WHERE taxon_group IS NOT DISTINCT FROM $2 AND postal_prefix IS NOT DISTINCT FROM $3) RETURNING office_id`;
const TOLD = `SELECT audit_append($1, '', 'system', 'OfficeRouteAdded', 'office', $2, $3)`;
const MAKE_POST = `INSERT INTO border_post (authority_id, code, name) SELECT id, $1, $2 FROM authority WHERE kind = 'customs' ON CONFLICT (code) DO NOTHING`;
const KNOWN = 'SELECT email FROM person WHERE email = ANY ($1::text[])';
const ADD_FACTOR = `INSERT INTO second_factor (id, person_id, kind, name, secret, added_at) SELECT gen_random_uuid(), id, 'totp', 'Authenticator app', $2, $3
  FROM person WHERE id = $1 AND NOT EXISTS (SELECT 1 FROM second_factor WHERE person_id = $1)`;
const MAKE_PERSON = `INSERT INTO person (email, name, title, password_hash, office_id, post_id, is_demonstration, created_at, manages_queue)
  VALUES ($1, $2, $3, $4, (SELECT id FROM office WHERE code = $5), (SELECT id FROM border_post WHERE code = $6), true, $7, $8) RETURNING id`;
const LIST_SIGNATORY = `INSERT INTO signatory (id, person_id, valid_from, basis, added_at)
  VALUES (gen_random_uuid(), $1, '2020-01-01', 'Demonstration: Order of the Minister 12/2019', $2)`;
const GIVE_ROLE = 'INSERT INTO person_role (person_id, role) VALUES ($1, $2)';

/** Loads the authorities and the people of Exampleland. A second run adds only who is missing. */
export async function loadDemonstrationPeople(to: ClientBase | string, at: string): Promise<void> {
  const accounts = demonstrationAccounts();
  await inOwnerTransaction(to, async (client) => {
    for (const { kind, name, address, place } of AUTHORITIES) await client.query(MAKE_AUTHORITY, [kind, name, address, place]);
    await client.query(MAKE_OFFICE);
    await client.query(MAKE_BRANCH);
    await route(client, at, 'XA-MA', null, null);
    await route(client, at, 'XA-FL', 'plants', '2');
    await client.query(MAKE_POST, ['XAPRT', 'Port Example']);
    await client.query(MAKE_POST, ['XAAIR', 'Example International Airport']);
    const known = await client.query<{ email: string }>(KNOWN, [accounts.map((account) => account.email)]);
    const missing = accounts.filter((account) => !known.rows.some((row) => row.email === account.email));
    for (const account of missing) {
      const passwordHash = await hash(account.password, { memoryCost: 65_536, timeCost: 3, parallelism: 1 });
      const made = await client.query<{ id: string }>(MAKE_PERSON, [
        account.email,
        account.name,
        account.title,
        passwordHash,
        account.office ?? null,
        account.post ?? null,
        at,
        account.leads,
      ]);
      for (const role of account.roles) await client.query(GIVE_ROLE, [made.rows[0]?.id, role]);
      if (account.roles.includes('issuing-officer')) await client.query(LIST_SIGNATORY, [made.rows[0]?.id, at]);
    }
    await giveFactors(client, accounts, at);
  });
}

/** Printed secrets, so that everybody may be anybody: sealed like any other, under the secret of this installation. */
async function giveFactors(client: OwnerConnection, accounts: readonly DemonstrationAccount[], at: string): Promise<void> {
  const vault = secretVault(env().authSecret);
  for (const { email, totpSecret } of accounts) {
    const { rows } = await client.query<{ id: string }>('SELECT id FROM person WHERE email = $1', [email]);
    const id = rows[0]?.id;
    if (id && totpSecret) await client.query(ADD_FACTOR, [id, Buffer.from(vault.seal(totpSecret, secretOf(id))), at]);
  }
}

/** Adds a row to the routing table, told like one that an administrator adds. */
async function route(client: ClientBase, at: string, code: string, taxonGroup: string | null, postalPrefix: string | null): Promise<void> {
  const { rows } = await client.query<{ office_id: string }>(ROUTE, [code, taxonGroup, postalPrefix]);
  const payload = JSON.stringify({ office: code, taxonGroup, postalPrefix, validFrom: '2020-01-01' });
  for (const { office_id } of rows) await client.query(TOLD, [at, office_id, payload]);
}
