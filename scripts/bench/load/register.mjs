// A database of its own for a load: a copy of Exampleland's, with its triggers and slow indexes out of the way while rows come in.
import pg from 'pg';
import { addresses, ensureDatabase } from '../../setup/database.mjs';
import { loadCases } from './cases.mjs';
import { caseTables } from './templates.mjs';
import { column, each, withoutTriggers } from './triggers.mjs';

async function connected(url, work) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** Indexes that no foreign key rests on are built in one go when the rows are there. */
async function withoutIndexes(client, tables, work) {
  const unique = `FROM pg_constraint c WHERE c.contype = 'u' AND c.conrelid = ANY ($1::text[]::regclass[]) AND NOT EXISTS (SELECT 1 FROM pg_constraint f WHERE f.contype = 'f' AND f.conindid = c.conindid)`;
  const plain = `FROM pg_index i WHERE i.indrelid = ANY ($1::text[]::regclass[]) AND NOT EXISTS (SELECT 1 FROM pg_constraint c WHERE c.conindid = i.indexrelid)`;
  const build = [
    ...(await column(
      client,
      `SELECT format('ALTER TABLE %s ADD CONSTRAINT %I %s', c.conrelid::regclass, c.conname, pg_get_constraintdef(c.oid)) ${unique}`,
      [tables],
    )),
    ...(await column(client, `SELECT pg_get_indexdef(i.indexrelid) ${plain}`, [tables])),
  ];
  const drop = [
    ...(await column(client, `SELECT format('ALTER TABLE %s DROP CONSTRAINT %I', c.conrelid::regclass, c.conname) ${unique}`, [tables])),
    ...(await column(client, `SELECT format('DROP INDEX %s', i.indexrelid::regclass) ${plain}`, [tables])),
  ];
  await each(client, drop);
  const result = await work();
  await each(client, build);
  return result;
}

/** Fills the queue from the view that says what it holds (docs/decisions/0018), and gives its cases to officers. */
async function fillQueue(client) {
  const both = await column(
    client,
    `SELECT a.attname FROM pg_attribute a JOIN pg_attribute b USING (attname)
    WHERE a.attrelid = 'queue_facts'::regclass AND b.attrelid = 'queue_entry'::regclass AND a.attnum > 0 AND b.attnum > 0`,
  );
  const list = both.join(', ');
  await client.query(`INSERT INTO queue_entry (${list}, due_on, risk, taxon_groups)
    SELECT ${both.map((name) => `f.${name}`).join(', ')}, COALESCE(a.due_on, '9999-12-31'), (f.number * 7919) % 61, ARRAY[(ARRAY['reptiles', 'mammals', 'birds', 'corals', 'orchids'])[1 + f.number % 5]]
    FROM queue_facts f JOIN application a ON a.id = f.application_id ON CONFLICT (application_id) DO NOTHING`);
  await client.query(`UPDATE queue_entry e SET assigned_to = p.id, assigned_name = p.name, assigned_by = p.id, assigned_at = e.submitted_at
    FROM (SELECT p.id, p.name, p.office_id, row_number() OVER (PARTITION BY p.office_id ORDER BY p.name) - 1 AS nth, count(*) OVER (PARTITION BY p.office_id) AS n
      FROM person p WHERE p.office_id IS NOT NULL AND EXISTS (SELECT 1 FROM person_role r WHERE r.person_id = p.id AND r.role = 'case-officer')) p
    WHERE e.office_id = p.office_id AND e.is_open AND e.assigned_to IS NULL AND e.number % 3 <> 0 AND (e.number / 3) % p.n = p.nth`);
}

/** Fills what is told of trade seen before, from its views. */
async function fillTrade(client) {
  await client.query('INSERT INTO trade_entry SELECT * FROM trade_facts ON CONFLICT (permit_line_id) DO NOTHING');
  await client.query('DELETE FROM trade_month');
  await client.query('INSERT INTO trade_month SELECT * FROM trade_month_facts');
  await client.query('DELETE FROM trade_year');
  await client.query('INSERT INTO trade_year SELECT * FROM trade_year_facts');
}

/** Makes a database with so many cases; answers its addresses, its size and what was made. */
export async function loadedDatabase({ cluster, secrets, name, from, count, trade, today }) {
  const maintenance = addresses(cluster, secrets, 'postgres').superuser;
  await connected(maintenance, (client) =>
    client.query(`CREATE DATABASE ${client.escapeIdentifier(name)} TEMPLATE ${client.escapeIdentifier(from)}`),
  );
  const urls = await ensureDatabase(cluster, secrets, name);
  const since = performance.now();
  const made = await connected(urls.superuser, (client) =>
    connected(urls.superuser, async (second) => {
      for (const one of [client, second])
        await each(one, [`SET session_replication_role = replica`, `SET maintenance_work_mem = '512MB'`, `SET timezone = 'UTC'`]);
      return withoutTriggers(client, async () => {
        const { tables } = await caseTables(client);
        const rows = await trade(client);
        const loaded = await withoutIndexes(client, [...tables.keys(), 'audit_event'], () =>
          loadCases([client, second], { count, trade: rows, today }),
        );
        await client.query('ANALYZE');
        await withoutIndexes(client, ['queue_entry'], () => fillQueue(client));
        await withoutIndexes(client, ['trade_entry'], () => fillTrade(client));
        await client.query('VACUUM ANALYZE');
        return loaded.made;
      });
    }),
  );
  const [bytes] = await connected(urls.superuser, (client) => column(client, 'SELECT pg_database_size(current_database())::text'));
  return { urls, made, bytes: Number(bytes), seconds: (performance.now() - since) / 1000 };
}
