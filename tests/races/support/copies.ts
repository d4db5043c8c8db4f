/** Applications by the thousand that wait for their signature: copies of one that its people took there. */
import { column, withoutTriggers } from '../../../scripts/bench/load/triggers.mjs';
import { withClient } from '../../support/database';
import type { Order } from './issue-many';

const TABLES = `SELECT table_name FROM information_schema.columns JOIN information_schema.tables USING (table_schema, table_name)
  WHERE table_schema = 'public' AND table_type = 'BASE TABLE' AND column_name = 'application_id' ORDER BY table_name`;

/** A table's columns but those that PostgreSQL counts by itself. */
const COLUMNS = `SELECT attname AS name, format_type(atttypid, NULL) AS type
  FROM pg_attribute a LEFT JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
  WHERE attrelid = $1::regclass AND attnum > 0 AND NOT attisdropped AND attgenerated = '' AND attidentity = ''
    AND COALESCE(pg_get_expr(d.adbin, d.adrelid), '') NOT LIKE 'nextval(%seq%' ORDER BY attnum`;

/** The head of the log is one row: many changes of it in one transaction would be walked over by each next one. */
const AT_ONCE = 500;

interface Column {
  readonly name: string;
  readonly type: string;
}

/** How the n-th copy of an application is told from it, as expressions of SQL. */
interface Identity {
  /** An id of the copy, from one of the original's own. */
  readonly id: (own: string) => string;
  /** A text of the copy: where it names the original, it names the copy. */
  readonly text: (own: string) => string;
  readonly number: string;
}

function copied(table: string, { name, type }: Column, as: Identity): string {
  const own = `t.${name}`;
  if (table === 'queue_entry' && name === 'number') return as.number;
  if (name === 'idempotency_key') return `${own} || '-' || n`;
  if (table === 'submission_record' && name === 'sha256') return `sha256(convert_to(${as.text('t.record')}, 'UTF8'))`;
  if (type === 'uuid') return as.id(own);
  return ['text', 'jsonb', 'json'].includes(type) ? `${as.text(`${own}::text`)}::${type}` : own;
}

/**
 * Copies an application so many times, with every row that hangs on it, and answers what waits for a signature then. Ten thousand by its
 * people's hands would take longer than to sign them. Of what the log tells of
 * the original, it tells its approval of each copy: the state that it is in needs its event.
 */
export async function copiesOf({ reference, version }: Order, count: number, superuserUrl: string): Promise<readonly Order[]> {
  const number = Number(reference.replace('A-', ''));
  await withClient(superuserUrl, async (client) => {
    const [id] = await column(client, 'SELECT id FROM application WHERE reference = $1', [reference]);
    const tables: string[] = await column(client, TABLES);
    const columns = new Map<string, readonly Column[]>();
    const ids = new Set<string>([id]);
    for (const table of ['application', ...tables]) {
      columns.set(table, (await client.query<Column>(COLUMNS, [table])).rows);
      if (table === 'application' || !columns.get(table)?.some(({ name, type }) => name === 'id' && type === 'uuid')) continue;
      for (const own of await column(client, `SELECT id FROM ${table} WHERE application_id = $1`, [id])) ids.add(own);
    }
    const known = `'{${[...ids].join(',')}}'::uuid[]`;
    const next = `(${number} + n)`;
    const as: Identity = {
      id: (own) => `CASE WHEN ${own} = ANY (${known}) THEN md5(${own}::text || n)::uuid ELSE ${own} END`,
      text: (own) =>
        `regexp_replace(replace(${own}, '${id}', md5('${id}' || n)::uuid::text), '\\m([Aa])-${number}\\M', '\\1-' || ${next}, 'g')`,
      number: next,
    };
    await withoutTriggers(client, async () => {
      for (const [table, list] of columns) {
        const names = list.map(({ name }) => name).join(', ');
        const values = list.map((one) => copied(table, one, as)).join(', ');
        const by = table === 'application' ? 'id' : 'application_id';
        await client.query(
          `INSERT INTO ${table} (${names}) SELECT ${values} FROM ${table} t, generate_series(1, $2::int) n WHERE t.${by} = $1`,
          [id, count],
        );
      }
    });
    for (let from = 1; from <= count; from += AT_ONCE)
      await client.query(
        `SELECT audit_append(at, actor_id, actor_roles, type, subject, ${as.text('subject_id')}, ${as.text('payload')})
         FROM audit_event, generate_series($2::int, least($2 + ${AT_ONCE} - 1, $3)) n WHERE subject_id = $1 AND type = 'ApplicationApproved'`,
        [id, from, count],
      );
    await client.query(`SELECT setval('application_reference', $1)`, [number + count]);
    await client.query('ANALYZE');
  });
  return Array.from({ length: count }, (_, n) => ({ reference: `A-${number + 1 + n}`, version }));
}
