// A register of so many cases, by COPY: forms of Exampleland's own cases, filled in with what was traded, in the order of their days.
import { hash } from 'node:crypto';
import { applicants } from './applicants.mjs';
import { copyInto, written } from './copy.mjs';
import { lots } from './shape.mjs';
import { caseTables, templateOf } from './templates.mjs';

const BATCH = 2_000;
const YEARS = 10;
const DAY = 86_400_000;
/** Of a hundred finished cases so many have one, two and four lines. */
const LINES = [
  [62, 1],
  [90, 2],
  [100, 4],
];
const OPEN_DAYS = 45;

const json = (value) => written(JSON.stringify(value));
const sha256 = (text) => hash('sha256', text, 'hex');

/** What differs from case to case beside identity and days; rows beyond the first line have their own. */
const SHAPE = (() => {
  const line = (row) => Number(row.position) - 1;
  const of = (name) => (row) => (c) => c.lines[line(row)][name];
  return {
    'application.office_id': () => (c) => c.officeId,
    'application.answers': (row) => {
      const answers = JSON.parse(row.answers);
      return (c) => json({ ...answers, importerCountry: c.lines[0].country, importerName: c.importerName, purpose: c.lines[0].purpose });
    },
    'specimen_line.answers': (row) => {
      const answers = JSON.parse(row.answers);
      return (c) => {
        const { taxon: scientificName, term, unit, source, quantity } = c.lines[line(row)];
        return json({ ...answers, scientificName, term, unit, source, quantity });
      };
    },
    'specimen_line.quantity': of('quantity'),
    'permit_line.scientific_name': of('taxon'),
    'permit_line.appendix': of('appendix'),
    'permit_line.source': of('source'),
    'permit_line.term': of('term'),
    'permit_line.unit': of('unit'),
    'permit_line.quantity': of('quantity'),
    'permit_line.endorsed': (row) => (c) => (c.isUsed ? c.lines[line(row)].quantity : '0'),
    'permit.state': () => (c) => (c.isUsed ? 'used' : 'issued'),
    'permit.year': () => (c) => String(c.year),
    'permit.serial': () => (c) => String(c.serial),
    'permit.content': () => (c) => `\\\\x${Buffer.from(c.content, 'utf8').toString('hex')}`,
    'submission_record.record': () => (c) => written(c.record),
  };
})();

async function formsOf(client, schema) {
  const issued =
    await client.query(`SELECT DISTINCT ON (n) id, n FROM (SELECT p.application_id AS id, (SELECT count(*)::int FROM permit_line l WHERE l.permit_id = p.id) AS n
    FROM permit p WHERE p.state = 'issued' AND p.document_type = 'EX') one ORDER BY n, id`);
  const open = await client.query(`SELECT DISTINCT ON (a.state) a.id FROM application a JOIN queue_entry e ON e.application_id = a.id
    WHERE e.is_open AND a.answers ->> 'form' = 'EXPORT' AND NOT EXISTS (SELECT 1 FROM application_document d WHERE d.application_id = a.id) ORDER BY a.state, a.id`);
  const finished = new Map();
  for (const { id, n } of issued.rows) finished.set(n, await templateOf(client, schema, id, SHAPE));
  const waiting = [];
  for (const { id } of open.rows) waiting.push(await templateOf(client, schema, id, SHAPE));
  return { finished, waiting };
}

/** Where cases begin: the next reference, the last number of each year, the offices and the log's head. */
async function beginnings(client) {
  const {
    rows: [{ last_value }],
  } = await client.query('SELECT last_value FROM application_reference');
  const { rows: series } = await client.query(`SELECT year, last_serial FROM permit_series WHERE party = 'XA'`);
  const { rows: offices } = await client.query(
    'SELECT DISTINCT o.id, o.code FROM office o JOIN person p ON p.office_id = o.id ORDER BY o.code DESC',
  );
  const {
    rows: [head],
  } = await client.query('SELECT seq, hash FROM audit_head');
  return {
    reference: Number(last_value),
    serials: new Map(series.map(({ year, last_serial }) => [year, last_serial])),
    offices: offices.map(({ id }) => id),
    head: { seq: Number(head.seq), hash: head.hash },
  };
}

/** Cases one after the other, as their forms want them. */
function* cases({ count, forms, trade, people, from, today }) {
  const lot = lots(20_000);
  const open = Math.ceil(count / 50);
  const draw = (list) => list[Math.floor(lot() * list.length)];
  for (let i = 0; i < count + open; i++) {
    const isOpen = i >= count;
    const wanted = 100 * lot();
    const form = isOpen ? forms.waiting[i % forms.waiting.length] : forms.finished.get(LINES.find(([below]) => wanted < below)[1]);
    // Every fourth open case is the worst that a page can meet: the busiest applicant, the species that everybody trades.
    const isWorst = isOpen && Math.floor(i / forms.waiting.length) % 4 === 0;
    const age = isOpen ? Math.floor((OPEN_DAYS * (count + open - i)) / open) : 1 + Math.floor((YEARS * 365 * (count - i)) / count);
    const day = today - age * DAY;
    const year = new Date(day).getUTCFullYear();
    const lines = Array.from({ length: form.lines }, () => draw(trade.rows));
    if (isWorst) lines[0] = draw(trade.busiest);
    const applicant = isWorst ? 0 : Math.floor(people.count * lot() ** 3);
    const serial = (from.serials.get(year) ?? 0) + 1;
    if (!isOpen) from.serials.set(year, serial);
    const c = {
      form,
      lines,
      year,
      serial,
      tail: (i + 1).toString(16).padStart(12, '0'),
      reference: `A-${from.reference + 1 + i}`,
      permitNumber: `${String(year % 100).padStart(2, '0')}XA${String(serial).padStart(6, '0')}/EX`,
      applicantId: people.idOf(applicant),
      importerName: `Importer ${Math.floor(lot() ** 2 * 40)} of ${lines[0].country}`,
      officeId: from.offices[i % 8 === 7 ? 1 : 0],
      isUsed: age > 120,
      days: Math.round((day - Date.parse(form.submittedOn)) / DAY),
      content: '',
      record: '',
    };
    if (form.content) {
      c.content = form.content(c);
      c.contentSha256 = sha256(c.content);
    }
    if (form.record) {
      c.record = form.record(c);
      c.recordSha256 = sha256(c.record);
    }
    yield c;
  }
}

const filled = (cell, c) => (typeof cell === 'string' ? cell : cell(c));
/** Nobody's name or payload in these events has a letter that takes two units, so that a length is a length. */
const field = (text) => `${text.length}:${text}`;

/** The next links of the chain: what audit_append would write, one after the other. */
function eventsOf(c, head, lines) {
  for (const { at, fields } of c.form.events) {
    const told = fields.map((one) => filled(one, c));
    const moment = at + c.days * DAY;
    head.seq += 1;
    const text = [String(head.seq), `${moment}000`, ...told, head.hash].map(field).join(',');
    const next = sha256(text);
    const [actor, roles, type, subject, subjectId, payload] = told;
    lines.push(
      `${head.seq}\t${new Date(moment).toISOString()}\t${actor}\t${roles}\t${type}\t${subject}\t${subjectId}\t${written(payload)}\t${head.hash}\t${next}\t3\n`,
    );
    head.hash = next;
  }
}

function rowsIn(batch, table) {
  if (!batch.has(table)) batch.set(table, []);
  return batch.get(table);
}

/** Copies `count` issued cases, and a fiftieth more that are open; answers what it made. */
export async function loadCases(clients, { count, trade, today }) {
  const [client] = clients;
  const schema = await caseTables(client);
  const forms = await formsOf(client, schema);
  const people = await applicants(client, Math.max(50, Math.floor(count / 50)));
  const from = await beginnings(client);
  const columns = new Map([...schema.columns].map(([table, list]) => [table, list.map(({ name }) => name)]));
  let sent = Promise.resolve();
  let batch = new Map();
  const flush = async () => {
    await sent;
    const tables = [...batch];
    batch = new Map();
    // Two connections: one is written to while the other's rows are being stored.
    const lanes = clients.map(async (one, lane) => {
      for (let at = lane; at < tables.length; at += clients.length)
        await copyInto(one, tables[at][0], columns.get(tables[at][0]), chunksOf(tables[at][1]));
    });
    sent = Promise.all(lanes);
  };
  let made = 0;
  for (const c of cases({ count, forms, trade, people, from, today })) {
    for (const { table, cells } of c.form.tables) {
      let row = filled(cells[0], c);
      for (let at = 1; at < cells.length; at++) row += `\t${filled(cells[at], c)}`;
      rowsIn(batch, table).push(`${row}\n`);
    }
    eventsOf(c, from.head, rowsIn(batch, 'audit_event'));
    made += 1;
    if (made % BATCH === 0) await flush();
  }
  await flush();
  await sent;
  await client.query('UPDATE audit_head SET seq = $1, hash = $2', [from.head.seq, from.head.hash]);
  await client.query(`SELECT setval('application_reference', $1)`, [from.reference + made]);
  for (const [year, last] of from.serials)
    await client.query(
      `INSERT INTO permit_series (party, year, last_serial) VALUES ('XA', $1, $2) ON CONFLICT (party, year) DO UPDATE SET last_serial = excluded.last_serial`,
      [year, last],
    );
  return { made, tables: [...columns.keys()] };
}

function* chunksOf(lines) {
  for (let at = 0; at < lines.length; at += 500) yield lines.slice(at, at + 500).join('');
}
