// Who applies in a register that is loaded.

const FIRST = [
  'Amara',
  'Bruno',
  'Chiara',
  'Dmitri',
  'Elodie',
  'Farid',
  'Grace',
  'Hana',
  'Ines',
  'Joao',
  'Kofi',
  'Lucia',
  'Mei',
  'Nadia',
  'Omar',
  'Priya',
];
const LAST = [
  'Okonkwo',
  'Moreau',
  'Bianchi',
  'Petrov',
  'Ferreira',
  'Haddad',
  'Lindqvist',
  'Nakamura',
  'Quispe',
  'Sow',
  'Tran',
  'Ueda',
  'Vargas',
  'Wolff',
  'Yilmaz',
];

/** Applicants as the trader of the demonstration is one; the first have thousands of cases, the last one or none. */
export async function applicants(client, count) {
  const {
    rows: [trader],
  } = await client.query(`SELECT id FROM person WHERE email = 'trader@example.test'`);
  const idOf = (n) => `0badcafe-0000-4000-8000-${n.toString(16).padStart(12, '0')}`;
  await client.query(
    `INSERT INTO person SELECT (jsonb_populate_record(p, jsonb_build_object('id', '0badcafe-0000-4000-8000-' || lpad(to_hex(n), 12, '0'), 'email', 'load' || n || '@example.test',
        'name', ($2::text[])[1 + n % cardinality($2::text[])] || ' ' || ($3::text[])[1 + (n / 7) % cardinality($3::text[])] || ' ' || n, 'status', 'active'))).*
      FROM person p CROSS JOIN generate_series(0, $4::int - 1) n WHERE p.id = $1`,
    [trader.id, FIRST, LAST, count],
  );
  await client.query(
    `INSERT INTO person_role (person_id, role) SELECT p.id, r.role FROM person p JOIN person_role r ON r.person_id = $1 WHERE p.email LIKE 'load%@example.test'`,
    [trader.id],
  );
  return { count, idOf };
}
