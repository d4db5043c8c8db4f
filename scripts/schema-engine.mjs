#!/usr/bin/env node
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
// Offline stand-in for Prisma's native schema-engine executable. It speaks the same protocol
// (newline-delimited JSON-RPC on stdio, plus the `cli` sub-commands) but runs the WebAssembly build of the
// same engine that npm ships, over @prisma/adapter-pg. Selected with PRISMA_SCHEMA_ENGINE_BINARY.
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { PrismaPg } from '@prisma/adapter-pg';
import { bindMigrationAwareSqlAdapterFactory, ColumnTypeEnum } from '@prisma/driver-adapter-utils';
import * as glue from '@prisma/schema-engine-wasm/schema_engine_bg';
import pg from 'pg';

const require = createRequire(import.meta.url);
const argv = process.argv.slice(2);
const wasmFile = join(dirname(require.resolve('@prisma/schema-engine-wasm')), 'schema_engine_bg.wasm');

if (argv.includes('--version') || argv.includes('-V')) {
  const v = require(join(dirname(wasmFile), 'package.json')).version;
  console.log(`schema-engine-wasm ${v}`);
  process.exit(0);
}

let datasource = {};
const datamodels = [];
let i = 0;
for (; i < argv.length; i++) {
  if (argv[i] === '--datasource') datasource = JSON.parse(argv[++i]);
  else if (argv[i] === '--datamodels') {
    const f = argv[++i];
    datamodels.push([f, readFileSync(f, 'utf8')]);
  } else if (argv[i] === '--enabled-preview-features' || argv[i] === '--extension-types') i++;
  else break;
}
const rest = argv.slice(i);
const url = datasource.url ?? process.env.DATABASE_URL;

// Prisma-style `?schema=x` is not a libpq parameter: take it off the URL and hand it to the adapter.
const parsed = url ? new URL(url) : undefined;
const schema = parsed?.searchParams.get('schema') ?? undefined;
parsed?.searchParams.delete('schema');
const connectionString = parsed?.toString();
// adapter-pg makes its shadow database by spreading this config and overriding `database`; a `connectionString`
// would win over that override and replay migrations onto the real database, so pass discrete fields.
const pgConfig = parsed && {
  host: decodeURIComponent(parsed.hostname),
  port: Number(parsed.port || 5432),
  database: decodeURIComponent(parsed.pathname.slice(1)),
  user: decodeURIComponent(parsed.username),
  password: decodeURIComponent(parsed.password) || undefined,
  max: 1,
  ssl: parsed.searchParams.get('sslmode') && parsed.searchParams.get('sslmode') !== 'disable' ? { rejectUnauthorized: false } : undefined,
};

const log = (level, message, extra = {}) =>
  process.stderr.write(
    `${JSON.stringify({ timestamp: new Date().toISOString(), level, fields: { message, ...extra }, target: 'schema_engine::logger' })}\n`,
  );

const wasmModule = new WebAssembly.Module(readFileSync(wasmFile));
const instance = new WebAssembly.Instance(wasmModule, { './schema_engine_bg.js': glue });
glue.__wbg_set_wasm(instance.exports);
instance.exports.__wbindgen_start();

// The owner of the portal's database may not make databases: SHADOW_ADMIN_URL names somebody who may.
async function adminClient() {
  const name = decodeURIComponent(new URL(connectionString).pathname.slice(1));
  const u = new URL(process.env.SHADOW_ADMIN_URL ?? connectionString);
  for (const db of ['postgres', 'template1']) {
    u.pathname = `/${db}`;
    const client = new pg.Client({ connectionString: u.toString() });
    try {
      await client.connect();
      return { client, name };
    } catch (e) {
      if (db === 'template1') throw e;
    }
  }
}
const pgCode = (e) =>
  e.code === '3D000'
    ? 'P1003'
    : ['ECONNREFUSED', 'ENOTFOUND', 'ETIMEDOUT'].includes(e.code)
      ? 'P1001'
      : e.code === '28P01' || e.code === '28000'
        ? 'P1000'
        : undefined;

if (rest[0] === 'cli') {
  const cmd = rest[1];
  log('INFO', `starting cli ${cmd}`);
  try {
    if (cmd === 'can-connect-to-database') {
      const c = new pg.Client({ connectionString });
      await c.connect();
      await c.end();
    } else if (cmd === 'create-database') {
      const { client, name } = await adminClient();
      await client.query(`CREATE DATABASE ${client.escapeIdentifier(name)}`);
      await client.end();
    } else if (cmd === 'drop-database') {
      const { client, name } = await adminClient();
      await client.query(`DROP DATABASE IF EXISTS ${client.escapeIdentifier(name)} WITH (FORCE)`);
      await client.end();
    } else throw new Error(`unsupported: cli ${cmd}`);
    process.exit(0);
  } catch (e) {
    log('ERROR', e.message || String(e.code), { error_code: pgCode(e) ?? 'P1010', is_panic: false });
    process.exit(1);
  }
}

// Three gaps in adapter-pg as a migration driver. First: it rejects the catalogue type "char" (OID 18), which the engine reads from pg_catalog all the time.
// Present such columns as TEXT to the adapter, then label them Character for the engine.
function fixAdapter(queryable) {
  const queryRaw = queryable.queryRaw;
  queryable.queryRaw = async (query) => {
    const view = Object.create(queryable);
    let chars = [];
    view.performIO = async (q) => {
      const r = await queryable.performIO(q);
      chars = r.fields.flatMap((f, n) => (f.dataTypeID === 18 ? [n] : []));
      return { ...r, fields: r.fields.map((f) => (f.dataTypeID === 18 ? { name: f.name, dataTypeID: 25 } : f)) };
    };
    const rs = await queryRaw.call(view, query);
    for (const n of chars) rs.columnTypes[n] = ColumnTypeEnum.Character;
    return rs;
  };
  // adapter-pg splits scripts on every ';', which breaks function bodies and string literals. The simple query
  // protocol takes a whole script at once, as the native engine does.
  if (queryable.executeScript)
    queryable.executeScript = async (script) => {
      try {
        await queryable.underlyingDriver().query(script);
      } catch (e) {
        queryable.onError(e);
      }
    };
  const startTransaction = queryable.startTransaction;
  if (startTransaction) queryable.startTransaction = async (...a) => fixAdapter(await startTransaction.apply(queryable, a));
  return queryable;
}
function makeFactory() {
  const pgOptions = schema ? { schema } : undefined;
  const factory = new PrismaPg(pgConfig, pgOptions);
  const connect = factory.connect.bind(factory);
  factory.connect = async () => {
    const adapter = fixAdapter(await connect());
    open.add(adapter);
    return adapter;
  };
  // adapter-pg drops its shadow database while its own pool is still connected to it, which PostgreSQL refuses;
  // make and drop it here, in the right order.
  factory.connectToShadowDb = async () => {
    const { client } = await adminClient();
    const name = `prisma_shadow_${process.pid}_${randomUUID().slice(0, 8)}`;
    await client.query(`CREATE DATABASE ${client.escapeIdentifier(name)} OWNER ${client.escapeIdentifier(pgConfig.user)}`);
    const adapter = fixAdapter(await new PrismaPg({ ...pgConfig, database: name }, pgOptions).connect());
    const dispose = adapter.dispose.bind(adapter);
    adapter.dispose = async () => {
      await dispose();
      await adapter
        .underlyingDriver()
        .end()
        .catch(() => {});
      await client.query(`DROP DATABASE IF EXISTS ${client.escapeIdentifier(name)} WITH (FORCE)`);
      await client.end();
    };
    return adapter;
  };
  return factory;
}

const noDatabase = () => Promise.reject(Object.assign(new Error('No database URL: set DATABASE_URL'), { code: 'P1012' }));
const open = new Set();
// One engine (and one connection) per request: the WebAssembly engine cannot reach its shadow database again once it
// has applied migrations, and closing the connection releases the migration advisory lock.
async function withEngine(fn) {
  const factory = pgConfig
    ? makeFactory()
    : { provider: 'postgres', adapterName: 'none', connect: noDatabase, connectToShadowDb: noDatabase };
  const debug = (m) => process.env.DEBUG?.includes('schema-engine') && log('INFO', String(m));
  const engine = await glue.SchemaEngine.new(
    { datamodels: datamodels.length ? datamodels : undefined },
    debug,
    bindMigrationAwareSqlAdapterFactory(factory),
  );
  try {
    return await fn(engine);
  } finally {
    for (const a of open)
      await a
        .underlyingDriver()
        .end()
        .catch(() => {});
    open.clear();
  }
}

const methods = {
  getDatabaseVersion: (p) => withEngine((e) => e.version(p)),
  getDatabaseDescription: async () => 'PostgreSQL',
  createDatabase: async () => {
    const { client, name } = await adminClient();
    try {
      await client.query(`CREATE DATABASE ${client.escapeIdentifier(name)}`);
    } finally {
      await client.end();
    }
    return { databaseName: name };
  },
};
const call = async (method, params) => {
  if (methods[method]) return methods[method](params);
  if (typeof glue.SchemaEngine.prototype[method] !== 'function') throw new Error(`schema-engine: unknown method ${method}`);
  return withEngine(async (e) => {
    // These two take the schema the migrations add up to from the engine's cache and cannot compute it themselves
    // (they are not given the shadow-database factory); devDiagnostic fills that cache.
    if (method === 'evaluateDataLoss' || method === 'createMigration') {
      await e.devDiagnostic({ migrationsList: params.migrationsList, filters: params.filters }).catch(() => {});
    }
    return e[method](params);
  });
};
const plain = (v) =>
  v instanceof Map
    ? Object.fromEntries([...v].map(([k, x]) => [k, plain(x)]))
    : Array.isArray(v)
      ? v.map(plain)
      : v && typeof v === 'object'
        ? Object.fromEntries(Object.entries(v).map(([k, x]) => [k, plain(x)]))
        : v;

let queue = Promise.resolve();
const rl = createInterface({ input: process.stdin, crlfDelay: Infinity });
rl.on('line', (line) => {
  if (!line.trim()) return;
  const req = JSON.parse(line);
  if (!req.method) return; // acknowledgement of one of our `print` calls
  queue = queue.then(async () => {
    let reply;
    try {
      let result = plain(await call(req.method, req.params));
      // The native engine prints diffs through a `print` call and answers with stdout: null.
      if (req.method === 'diff' && result?.stdout) {
        process.stdout.write(
          `${JSON.stringify({ jsonrpc: '2.0', id: `p${req.id}`, method: 'print', params: { content: result.stdout } })}\n`,
        );
        result = { ...result, stdout: null };
      }
      reply = { jsonrpc: '2.0', id: req.id, result: result ?? {} };
    } catch (e) {
      const code = e?.code ?? e?.error_code;
      const panic = e?.name === 'RuntimeError' || e?.is_panic === true;
      reply = {
        jsonrpc: '2.0',
        id: req.id,
        error: {
          code: 4466,
          message: 'An error happened. Check the data field for details.',
          data: {
            is_panic: panic,
            message: e?.message ?? String(e),
            ...(typeof code === 'string' ? { error_code: code } : {}),
            meta: e?.meta ?? null,
          },
        },
      };
    }
    process.stdout.write(`${JSON.stringify(reply)}\n`);
  });
});
rl.on('close', () => queue.finally(() => process.exit(0)));
