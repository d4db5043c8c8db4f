// npm run audit:export -- --out FILE   Writes the audit log and what must agree with it, for public/verifier/cites-verify.mjs. Names of
// people are no part of it; permits are, with the parties they name: keep the file as you keep the register.
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { finished } from 'node:stream/promises';
import { parseArgs } from 'node:util';
import { createGzip } from 'node:zlib';
import { currentInstant } from '../src/config/clock';
import { env } from '../src/config/env';
import { openDatabase } from '../src/data/client';
import type { Instant } from '../src/domain/shared/iso-date';
import { exportLog } from '../src/services/audit/export-log';

const { values } = parseArgs({ options: { out: { type: 'string' } } });
if (!values.out) {
  console.error('usage: npm run audit:export -- --out FILE.jsonl.gz');
  process.exit(1);
}
const { databaseUrl, partyCode } = env();
const db = openDatabase(databaseUrl);
const sink = createGzip();
const file = sink.pipe(createWriteStream(values.out));
const write = async (line: string) => {
  if (!sink.write(`${line}\n`)) await once(sink, 'drain');
};
try {
  const { events } = await exportLog({ write }, { db, party: { code: partyCode }, now: currentInstant() as Instant });
  sink.end();
  await finished(file);
  console.log(`Exported ${events} events to ${values.out}`);
} finally {
  await db.$disconnect();
}
