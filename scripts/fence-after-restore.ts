// npm run audit:fence -- --held FILE --reason "…" --by "NAME and NAME"   After a restore, before anybody issues again: puts a fence of
// 10,000 numbers above everything that a witness was shown, and lets the log go on under a new name. FILE is what the witness
// holds (GET /held), and says both how far the lost log went and which numbers were given.
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { Client } from 'pg';
import { z } from 'zod';
import { ownerUrl } from '../prisma/seed/with-owner';
import { currentInstant } from '../src/config/clock';
import { env } from '../src/config/env';

const heldSchema = z.record(z.string(), z.object({ size: z.number().int(), numbers: z.record(z.string(), z.string()).default({}) }));
const { values } = parseArgs({ options: { held: { type: 'string' }, reason: { type: 'string' }, by: { type: 'string' } } });
if (!values.held || !values.reason || !values.by) {
  console.error('usage: npm run audit:fence -- --held FILE --reason TEXT --by "NAME and NAME"');
  process.exit(1);
}
const { partyCode } = env();
const logs = Object.values(heldSchema.parse(JSON.parse(readFileSync(values.held, 'utf8'))));
// Nobody was shown what was issued in the last minutes, perhaps the first of this year.
const highest: Record<string, number> = { [currentInstant().slice(0, 4)]: 0 };
for (const number of logs.flatMap(({ numbers }) => Object.keys(numbers))) {
  const parts = new RegExp(`^(\\d{2})${partyCode}(\\d{6})/`).exec(number);
  if (parts) highest[`20${parts[1]}`] = Math.max(highest[`20${parts[1]}`] ?? 0, Number(parts[2]));
}
const owner = new Client({ connectionString: ownerUrl() });
await owner.connect();
try {
  const lost = Math.max(0, ...logs.map(({ size }) => size));
  const { rows } = await owner.query('SELECT fence_after_restore($1, $2, $3, $4, $5, $6) AS epoch', [
    partyCode,
    JSON.stringify(highest),
    lost,
    values.reason,
    values.by,
    currentInstant(),
  ]);
  console.log(`The log goes on as number ${rows[0].epoch}. Numbers up to 10,000 above ${JSON.stringify(highest)} will never be given.`);
} finally {
  await owner.end();
}
