// The pages of an officer over a small and a large register, served by the same build: how long an answer takes, how many queries it asks
// of PostgreSQL, and how long those take.
import { Agent, get } from 'node:http';
import { join } from 'node:path';
import pg from 'pg';
import { root, typescript } from '../../setup/installation.mjs';
import { freePort } from '../../setup/ports.mjs';
import { launch } from '../../setup/serve.mjs';
import { command } from '../../setup/steps.mjs';
import { median } from '../timing.mjs';

const ROUNDS = 11;
const PATIENCE = 120_000;
const agent = new Agent({ keepAlive: true });

const fetched = (url, cookie) =>
  new Promise((resolve, reject) => {
    get(url, { agent, headers: { accept: 'text/html', cookie } }, (response) => {
      response.on('data', () => undefined);
      response.on('end', () => (response.statusCode === 200 ? resolve() : reject(new Error(`${url} answered ${response.statusCode}`))));
    }).on('error', reject);
  });

/** Serves a database and signs an officer in. Not asked for its health: whoever multiplies cases breaks promises of the register. */
export async function served({ portal, urls, name, logs }) {
  const port = await freePort();
  const env = {
    ...portal.environment({ port }),
    DATABASE_URL: urls.app,
    DATABASE_OWNER_URL: urls.owner,
    SIGNER_DATABASE_URL: urls.signer,
    LOG_LEVEL: 'warn',
  };
  const server = launch(`web-${name}`, [join(root, '.next/standalone/server.js')], { env, logs });
  const until = Date.now() + PATIENCE;
  for (;;) {
    if (!server.isAlive() || Date.now() > until) throw new Error(`the server of ${name} does not answer; see ${server.log}`);
    const answer = await fetch(`http://127.0.0.1:${port}/api/livez`).catch(() => null);
    if (answer?.ok) break;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  const { output } = await command(process.execPath, typescript('scripts/bench/load-session.ts', 'officer@example.test'), {
    env,
    log: join(logs, 'load-session.log'),
  });
  const cookie =
    output
      .split('\n')
      .find((line) => line.startsWith('COOKIE '))
      ?.slice(7) ?? '';
  return { origin: `http://127.0.0.1:${port}`, cookie, stop: () => server.stop() };
}

/** The addresses of one register: of the office that has most of it, its middle and its worst case. */
async function addressesIn(client) {
  const one = async (text) => (await client.query({ text, rowMode: 'array' })).rows[0];
  const office = `office_id = (SELECT office_id FROM person WHERE email = 'officer@example.test')`;
  const [number, due] = await one(`SELECT number, due_on::text FROM queue_entry WHERE ${office} AND is_open ORDER BY due_on, number
    OFFSET (SELECT count(*) / 2 FROM queue_entry WHERE ${office} AND is_open) LIMIT 1`);
  const [finished, submitted] =
    await one(`SELECT number, submitted_at::text FROM queue_entry WHERE ${office} AND NOT is_open ORDER BY submitted_at, number
    OFFSET (SELECT count(*) / 2 FROM queue_entry WHERE ${office} AND NOT is_open) LIMIT 1`);
  const [worst] = await one(`SELECT number FROM queue_entry e WHERE ${office} AND is_open
    AND applicant_id = (SELECT applicant_id FROM queue_entry GROUP BY 1 ORDER BY count(*) DESC LIMIT 1)
    AND first_taxon = (SELECT scientific_name FROM trade_entry GROUP BY 1 ORDER BY count(*) DESC LIMIT 1) ORDER BY status DESC, number LIMIT 1`);
  const [usual, taxon] = await one(`SELECT number, first_taxon FROM queue_entry e WHERE ${office} AND is_open
    AND applicant_id <> (SELECT applicant_id FROM queue_entry GROUP BY 1 ORDER BY count(*) DESC LIMIT 1) ORDER BY status DESC, number DESC LIMIT 1`);
  const queue = (view) => `/office/queue?${new URLSearchParams(view)}`;
  return {
    'queue, first page': queue({}),
    'queue, of one risk, waiting for the case officer': queue({ risk: 'medium', waiting: 'case-officer' }),
    'queue, a page in the middle': queue({ after: `${due}~${number}` }),
    'queue, a search by species': queue({ q: taxon, state: 'all' }),
    'finished cases, a page in the middle': queue({ state: 'finished', sort: 'received', after: `${submitted}~${finished}` }),
    'case, of whoever has most in what is traded most': `/office/applications/A-${worst}`,
    'case, a usual one': `/office/applications/A-${usual}`,
    'permits, first page': '/office/permits',
    'work of the office, one quarter': '/office/reports',
  };
}

/** Calls and milliseconds of PostgreSQL since the last time it was asked. */
async function spent(client, database) {
  const { rows } = await client.query(
    `SELECT COALESCE(sum(s.calls), 0)::float AS calls, COALESCE(sum(s.total_exec_time), 0)::float AS ms
     FROM pg_stat_statements s JOIN pg_database d ON d.oid = s.dbid WHERE d.datname = $1 AND s.userid = 'cites_app'::regrole`,
    [database],
  );
  const { rows: statements } = await client.query(
    `SELECT s.total_exec_time::float AS ms, s.query FROM pg_stat_statements s JOIN pg_database d ON d.oid = s.dbid
     WHERE d.datname = $1 AND s.userid = 'cites_app'::regrole ORDER BY s.total_exec_time DESC LIMIT 3`,
    [database],
  );
  await client.query('SELECT pg_stat_statements_reset()');
  return { ...rows[0], statements };
}

/** Every page of the small and the large register in turn; `small` and `large` are servers with their `name` and superuser address. */
export async function measurePages(small, large) {
  const sides = [];
  for (const side of [small, large]) {
    const client = new pg.Client({ connectionString: side.superuser });
    await client.connect();
    await client.query('CREATE EXTENSION IF NOT EXISTS pg_stat_statements');
    sides.push({ ...side, client, addresses: await addressesIn(client) });
  }
  const rows = [];
  for (const page of Object.keys(sides[0].addresses)) {
    const found = sides.map(() => ({ times: [], calls: 0, database: [] }));
    for (let round = -3; round < ROUNDS; round++) {
      for (const [at, { origin, cookie, client, name, addresses }] of sides.entries()) {
        await spent(client, name);
        const since = performance.now();
        await fetched(origin + addresses[page], cookie);
        const ms = performance.now() - since;
        const { calls, ms: database, statements } = await spent(client, name);
        if (round < 0) continue;
        found[at].statements = statements;
        found[at].times.push(ms);
        found[at].database.push(database);
        found[at].calls = calls;
      }
    }
    const [few, many] = found.map(({ times, database, calls }) => ({ ms: median(times), database: median(database), calls }));
    rows.push({ page, few, many, ratio: many.ms / few.ms, statements: found[1].statements });
  }
  for (const { client } of sides) await client.end();
  return rows;
}
