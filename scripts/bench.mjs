// npm run bench: how fast the portal is, always beside a floor in the same run, as a ratio. Writes docs/measurements.md.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { Agent, get } from 'node:http';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { publishBetween } from './bench/publish.mjs';
import { rowsOf, sideBySide } from './bench/timing.mjs';
import { exampleland } from './e2e.mjs';
import { installation, root, typescript } from './setup/installation.mjs';
import { freePort } from './setup/ports.mjs';
import { build } from './setup/prepare.mjs';
import { command, main, step } from './setup/steps.mjs';
import { browser } from './setup/tools.mjs';

const logs = join(installation().home, 'logs');
const agent = new Agent({ keepAlive: true });

const fetched = (url) =>
  new Promise((resolve, reject) => {
    get(url, { agent, headers: { accept: 'text/html' } }, (response) => {
      let size = 0;
      response.on('data', (chunk) => {
        size += chunk.length;
      });
      response.on('end', () => (response.statusCode < 300 ? resolve(size) : reject(new Error(`${url} answered ${response.statusCode}`))));
    }).on('error', reject);
  });

/** RFC 4648 in capitals, by way of one long number. */
function base32(bytes) {
  const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, '0')).join('');
  return bits.replace(/.{1,5}/g, (five) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'[Number.parseInt(five.padEnd(5, '0'), 2)]);
}

/** The address that the code of a genuine permit opens, taken from the register: no signer is needed. */
async function genuine(env) {
  const client = new pg.Client({ connectionString: env.DATABASE_URL });
  await client.connect();
  const { rows } = await client.query(
    `SELECT permit_number, cose FROM permit WHERE state = 'issued' AND valid_until > now() ORDER BY serial DESC LIMIT 1`,
  );
  await client.end();
  return { number: rows[0].permit_number, text: base32(rows[0].cose) };
}

async function check(served) {
  const { number, text } = await genuine(served.env);
  const bare = spawn(process.execPath, [join(root, 'scripts/bench/bare-check.mjs')], {
    env: { ...served.env, BENCH_NUMBER: number },
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const port = await new Promise((resolve) => bare.stdout.once('data', (line) => resolve(Number(line))));
  const medians = await sideBySide(
    {
      'check of a permit by its code': () => fetched(`${served.origin}/V/${text}`),
      'floor: empty Route Handler': () => fetched(`${served.origin}/api/livez`),
      'floor: node:http, one query, one verification': () => fetched(`http://127.0.0.1:${port}/`),
    },
    { rounds: 300 },
  );
  bare.stdin.end();
  return rowsOf('Check', medians, 'floor: empty Route Handler');
}

/** From the command to "Ready", the first time in an empty folder and the second time. */
async function startUp() {
  const home = mkdtempSync(join(tmpdir(), 'cites-bench-'));
  const once = async () => {
    const port = await freePort();
    const since = performance.now();
    const child = spawn(process.execPath, [join(root, 'scripts/demo.mjs'), '--port', String(port)], {
      env: { ...process.env, PORTAL_DATA_DIR: home },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const ms = await new Promise((resolve, reject) => {
      let text = '';
      child.stdout.on('data', (chunk) => {
        text += chunk;
        if (text.includes('Ready in')) resolve(performance.now() - since);
      });
      child.once('close', () => reject(new Error(`the demo ended: ${text.slice(-500)}`)));
    });
    child.removeAllListeners('close');
    const ended = new Promise((resolve) => child.once('close', resolve));
    child.kill('SIGINT');
    await ended;
    return ms;
  };
  try {
    const first = await once();
    const again = await once();
    return rowsOf(
      'Start-up of the demo (dependencies and build there)',
      { 'first, with an empty register': first, 'floor: second start': again },
      'floor: second start',
    );
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
}

/** One of our measuring programs, with the rows it prints. */
async function rowsFrom(program, env) {
  const { output } = await command(process.execPath, typescript(program), { env, log: join(logs, 'bench.log') });
  const line = output.split('\n').find((text) => text.startsWith('BENCH '));
  return JSON.parse(line.slice(6));
}

const number = (n) => (n >= 100 ? n.toFixed(0) : n >= 10 ? n.toFixed(1) : n.toFixed(2));

function table(rows) {
  const lines = rows.map(
    ({ title, name, ms, ratio }) => `| ${title} | ${name} | ${number(ms)} | ${(1000 / ms).toFixed(ms > 500 ? 2 : 0)} | ${number(ratio)} |`,
  );
  return ['| what | contender | median ms | per second | ratio to floor |', '|---|---|---:|---:|---:|', ...lines].join('\n');
}

await main(async () => {
  await step('build', () => build(logs));
  const rows = [];
  await step('law', async () => rows.push(...(await rowsFrom('scripts/bench/law.ts', process.env))));
  const served = await exampleland({ logs });
  try {
    await step('check', async () => rows.push(...(await check(served))));
    await step('drawing, issuing, search', async () => {
      const env = { ...served.env, CHROMIUM_PATH: browser() ?? '/usr/bin/chromium' };
      rows.push(...(await rowsFrom('scripts/bench/in-process.ts', env)));
    });
    await step('log', async () => rows.push(...(await rowsFrom('scripts/bench/log.ts', served.env))));
    await step('slow line', async () => {
      const env = { ...served.env, CHROMIUM_PATH: browser() ?? '/usr/bin/chromium' };
      rows.push(...(await rowsFrom('scripts/bench/slow-line.ts', env)));
    });
  } finally {
    await served.remove();
  }
  await step('start-up', async () => rows.push(...(await startUp())));
  console.log(`\n${table(rows)}\n`);
  const machine = `${new Date().toISOString().slice(0, 10)}, ${cpus().length} cores, Node ${process.version}`;
  publishBetween('bench', `Measured ${machine}.\n\n${table(rows)}`);
});
