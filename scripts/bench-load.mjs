// npm run bench:load [-- ROWS]: an officer's pages over a register of so many applications and permits (a million), beside the same pages
// over ten thousand. Makes both in a cluster of its own and removes it. Writes docs/measurements.md.
import { mkdtempSync, rmSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { measurePages, served } from './bench/load/pages.mjs';
import { loadedDatabase } from './bench/load/register.mjs';
import { shapeOfTrade } from './bench/load/shape.mjs';
import { publishBetween } from './bench/publish.mjs';
import { migrate } from './migrate.mjs';
import { DATABASE } from './setup/database.mjs';
import { StepFailure } from './setup/failure.mjs';
import { installation } from './setup/installation.mjs';
import { build, program } from './setup/prepare.mjs';
import { main, step } from './setup/steps.mjs';

const FEW = 10_000;
/** A page is meant to take at most so many times what it takes over few; of one that takes more, the slowest statements are told. */
const MEANT = 1.5;
const SEED = 20_261_130;
/** Of the server, which is thrown away: what a machine that serves a million cases would be given, and the count of queries. */
const SETTINGS = {
  shared_preload_libraries: 'pg_stat_statements',
  max_wal_size: '4GB',
  checkpoint_timeout: '30min',
  autovacuum: 'off',
};

/** The settings need a server that is started again. */
async function configured(portal) {
  await portal.startDatabase();
  const cluster = await portal.cluster();
  const client = new pg.Client({ connectionString: cluster.url('postgres', portal.secrets.superuserPassword, 'postgres') });
  await client.connect();
  for (const [name, value] of Object.entries(SETTINGS)) await client.query(`ALTER SYSTEM SET ${name} = '${value}'`);
  await client.end();
  await portal.stopDatabase();
  return (await portal.startDatabase()).how;
}

const fixed = (n) => (n >= 100 ? n.toFixed(0) : n.toFixed(1));
const inWords = (n) => n.toLocaleString('en');

function tableOf(rows, count) {
  const lines = rows.map(
    ({ page, few, many, ratio }) =>
      `| ${page} | ${fixed(few.ms)} | ${fixed(many.ms)} | ${ratio.toFixed(2)} | ${few.calls} · ${many.calls} | ${fixed(few.database)} · ${fixed(many.database)} |`,
  );
  return [
    `| page | ms, ${inWords(FEW)} | ms, ${inWords(count)} | ratio | queries | ms of PostgreSQL |`,
    '|---|---:|---:|---:|---:|---:|',
    ...lines,
  ].join('\n');
}

await main(async () => {
  const count = Number(process.argv[2] ?? 1_000_000);
  if (!Number.isInteger(count) || count <= FEW) throw new StepFailure(`usage: npm run bench:load -- ROWS, more than ${FEW}`);
  const home = mkdtempSync(join(tmpdir(), `cites-load-${process.pid}-`));
  const portal = installation({ home, durable: false, given: {} });
  const { logs } = portal;
  const servers = [];
  const remove = async () => {
    await Promise.all(servers.map((server) => server.stop()));
    (await portal.cluster()).destroy();
    rmSync(home, { recursive: true, force: true });
  };
  const interrupted = () => remove().finally(() => process.exit(130));
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(signal, interrupted);
  try {
    await step('build', () => build(logs));
    await step('throw-away database', () => configured(portal));
    const env = { ...portal.environment({ port: 3000 }), LOG_LEVEL: 'warn' };
    await step('migrations', async () => `${(await migrate(env.DATABASE_OWNER_URL)).length} applied`);
    await step('Exampleland', () => program('prisma/seed/demo.ts', { env, logs }).then(() => undefined));
    await step('one more permit, of four lines', () => program('scripts/bench/load-scene.ts', { env, logs }).then(() => undefined));
    const today = Date.parse(new Date().toISOString().slice(0, 10));
    const notes = [];
    const made = [];
    for (const rows of [FEW, count]) {
      await step(`${inWords(rows)} cases`, async () => {
        const cluster = await portal.cluster();
        let told = '';
        const trade = async (client) => {
          const shape = await shapeOfTrade(client, SEED);
          told = shape.told;
          return shape;
        };
        const name = `load_${rows}`;
        const register = await loadedDatabase({ cluster, secrets: portal.secrets, name, from: DATABASE, count: rows, trade, today });
        made.push({ name, ...register });
        const note = `${inWords(rows)} issued and ${inWords(register.made - rows)} open cases: ${Math.round(register.seconds)} s, ${(register.bytes / 1e9).toFixed(2)} GB`;
        notes.push(note);
        return `${note}; ${told}`;
      });
    }
    for (const { name, urls } of made) {
      await step(`server of ${name}`, async () => {
        servers.push({ ...(await served({ portal, urls, name, logs })), name, superuser: urls.superuser });
      });
    }
    let rows = [];
    await step('pages', async () => {
      rows = await measurePages(servers[0], servers[1]);
    });
    const table = tableOf(rows, count);
    console.log(`\n${table}\n`);
    for (const { page, ratio, statements } of rows.filter((row) => row.ratio > MEANT))
      for (const { ms, query } of statements)
        console.log(`  ${page} (${ratio.toFixed(2)}): ${fixed(ms)} ms ${query.replace(/\s+/g, ' ').slice(0, 300)}`);
    const machine = `${new Date().toISOString().slice(0, 10)}, ${cpus().length} cores, Node ${process.version}`;
    publishBetween('load', `Measured ${machine}. ${notes.join('; ')}.\n\n${table}`);
  } finally {
    await remove();
  }
});
