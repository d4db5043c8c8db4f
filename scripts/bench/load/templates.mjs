// A case of Exampleland as a form to fill in: its rows in every table that hangs on a case, found by their foreign keys, with holes
// where its identity stands, so that a table that is added is multiplied too.
import { written } from './copy.mjs';

/** What is not multiplied, and why. */
const LEFT_OUT = new Set([
  // Made in one pass afterwards, from the views that say what they hold.
  'queue_entry',
  'trade_entry',
  'trade_month',
  'trade_year',
  // Balances: a million cases would pass every limit.
  'quota_entry',
  'ledger_draw',
  'non_detriment_opinion',
  'line_conversion',
  'import_record',
  'foreign_document',
  // No files.
  'evidence_file',
  'application_document',
  'case_presence',
]);

/** Of a finished case, what other cases, lists and figures read; what its own page alone shows would double the eight gigabytes. */
const KEPT_OF_FINISHED = {
  application: () => true,
  specimen_line: () => true,
  permit: () => true,
  permit_line: () => true,
  decision: ({ kind }) => kind === 'approve',
};

/** One event a case: the last of a finished one, the first that counts of an open one. */
const eventOf = (isFinished) => (isFinished ? 'PermitIssued' : 'ApplicationSubmitted');

const MANY = `SELECT c.conrelid::regclass::text AS child, c.confrelid::regclass::text AS parent, a.attname AS by
  FROM pg_constraint c JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = c.conkey[1] JOIN pg_attribute k ON k.attrelid = c.confrelid AND k.attnum = c.confkey[1]
  WHERE c.contype = 'f' AND c.connamespace = 'public'::regnamespace AND k.attname = 'id'`;
const COLUMNS = `SELECT attname AS name, format_type(atttypid, NULL) AS type FROM pg_attribute
  WHERE attrelid = $1::regclass AND attnum > 0 AND NOT attisdropped AND attgenerated = '' AND attidentity = '' ORDER BY attnum`;

/** Reads the tables that hang on a case, parents first. */
export async function caseTables(client) {
  const { rows } = await client.query(MANY);
  const tables = new Map([['application', []]]);
  for (const [parent] of tables) {
    for (const { child, by } of rows.filter((row) => row.parent === parent && !LEFT_OUT.has(row.child) && row.child !== parent)) {
      if (!tables.has(child)) tables.set(child, []);
      tables.get(child).push({ parent, by });
    }
  }
  const columns = new Map();
  for (const table of [...tables.keys(), 'audit_event']) columns.set(table, (await client.query(COLUMNS, [table])).rows);
  const foreign = new Set(rows.filter(({ parent }) => !tables.has(parent)).map(({ child, by }) => `${child}.${by}`));
  return { tables, columns, foreign };
}

async function rowsOf(client, { tables, columns }, applicationId) {
  const found = new Map();
  const idsOf = (table) => (found.get(table) ?? []).map((row) => row.id).filter(Boolean);
  const read = (table, where, values) => {
    const list = columns.get(table).map(({ name }) => `${client.escapeIdentifier(name)}::text`);
    return client.query(`SELECT ${list.join(', ')} FROM ${client.escapeIdentifier(table)} WHERE ${where}`, values);
  };
  found.set('application', (await read('application', 'id = $1', [applicationId])).rows);
  for (const [table, parents] of tables) {
    if (table === 'application') continue;
    const where = parents.map(({ by }, at) => `${client.escapeIdentifier(by)} = ANY ($${at + 1}::uuid[])`).join(' OR ');
    found.set(
      table,
      (
        await read(
          table,
          where,
          parents.map(({ parent }) => idsOf(parent)),
        )
      ).rows,
    );
  }
  const isFinished = found.get('permit').length > 0;
  if (isFinished) for (const [table, list] of found) found.set(table, list.filter(KEPT_OF_FINISHED[table] ?? (() => false)));
  const subjects = [applicationId, ...idsOf('permit')];
  const events = (await read('audit_event', 'subject_id = ANY ($1::text[]) ORDER BY seq', [subjects])).rows;
  return { rows: found, events: events.filter(({ type }) => type === eventOf(isFinished)) };
}

const hexOf = (text) => Buffer.from(text, 'utf8').toString('hex');
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Every text that means this case and no other, with what stands there in its copies. */
function needlesOf({ rows }, { columns, foreign }) {
  const needles = new Map();
  for (const [table, list] of rows) {
    const own = columns.get(table).filter(({ name, type }) => (type === 'uuid' || type === 'text') && !foreign.has(`${table}.${name}`));
    for (const row of list)
      for (const { name } of own) if (UUID.test(row[name] ?? '')) needles.set(row[name], (c, old) => old.slice(0, -12) + c.tail);
  }
  const [application] = rows.get('application');
  needles.set(application.reference, (c) => c.reference);
  needles.set(application.applicant_id, (c) => c.applicantId);
  const [permit] = rows.get('permit');
  if (permit) {
    needles.set(permit.permit_number, (c) => c.permitNumber);
    needles.set(hexOf(permit.permit_number), (c) => hexOf(c.permitNumber));
    for (const name of ['register_token', 'pdf_sha256', 'drawing_sha256'])
      needles.set(permit[name].slice(2), (c, old) => old.slice(0, -12) + c.tail);
    needles.set(permit.content_sha256.slice(2), (c) => c.contentSha256);
  }
  const [record] = rows.get('submission_record');
  if (record) needles.set(record.sha256.slice(2), (c) => c.recordSha256);
  const [line] = rows.get('specimen_line');
  const taxon = JSON.parse(line.answers).scientificName;
  needles.set(taxon, (c) => c.lines[0].taxon);
  return needles;
}

/** Cuts a text at its holes: a function that fills them, or the text itself where it has none. */
function punched(text, needles) {
  const pattern = new RegExp([...needles.keys()].map((one) => one.replaceAll(/[.*+?^${}()|[\]\\/]/g, '\\$&')).join('|'), 'g');
  const holes = [...text.matchAll(pattern)].map(([old]) => ({ old, fill: needles.get(old) }));
  if (holes.length === 0) return text;
  const parts = text.split(pattern);
  return (c) => {
    let whole = parts[0];
    for (let at = 0; at < holes.length; at++) whole += holes[at].fill(c, holes[at].old) + parts[at + 1];
    return whole;
  };
}

/** A moment or a day, as many days later as the copy is. */
const shifted = (text, type) => {
  const at = Date.parse(type === 'date' ? `${text}T00:00:00Z` : text.replace(' ', 'T').replace(/\+00$/, 'Z'));
  const made = [];
  return (c) => (made[c.days] ??= new Date(at + c.days * 86_400_000).toISOString().slice(0, type === 'date' ? 10 : 23));
};

function cell(table, row, { name, type }, needles, shape) {
  const special = shape[`${table}.${name}`];
  if (special) return special(row);
  const text = row[name];
  if (text === null) return '\\N';
  if (type === 'date' || type === 'timestamp with time zone') return shifted(text, type);
  return punched(written(text), needles);
}

/** One case of the register as a form. `shape` says for `table.column` what is varied, given the row of the template. */
export async function templateOf(client, schema, applicationId, shape) {
  const read = await rowsOf(client, schema, applicationId);
  const needles = needlesOf(read, schema);
  const tables = [...read.rows].flatMap(([table, rows]) =>
    rows.map((row) => ({ table, cells: schema.columns.get(table).map((column) => cell(table, row, column, needles, shape)) })),
  );
  const events = read.events.map((event) => {
    const at = Date.parse(event.at.replace(' ', 'T').replace(/\+00$/, 'Z'));
    const fields = ['actor_id', 'actor_roles', 'type', 'subject', 'subject_id', 'payload'].map((name) => punched(event[name], needles));
    return { at, fields };
  });
  const [permit] = read.rows.get('permit');
  const [record] = read.rows.get('submission_record');
  const textOf = (text) => punched(text, needles);
  return {
    tables,
    events,
    lines: read.rows.get('specimen_line').length,
    submittedOn: read.rows.get('application')[0].submitted_at.slice(0, 10),
    content: permit ? textOf(Buffer.from(permit.content.slice(2), 'hex').toString('utf8')) : null,
    record: record ? textOf(record.record) : null,
  };
}
