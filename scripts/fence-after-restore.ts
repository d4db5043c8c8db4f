// npm run audit:fence -- --held FILE [--reason "…" --by "NAME and NAME"]   After a restore, before anybody issues again. FILE is what the
// witness holds (GET /held). Says how much of the log is missing, and which papers the register does not know. With a reason and two
// names it then puts a fence of 10,000 numbers above everything that was shown, and lets the log go on under a new name.
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { Client } from 'pg';
import { z } from 'zod';
import { ownerUrl } from '../prisma/seed/with-owner';
import { currentInstant } from '../src/config/clock';
import { env } from '../src/config/env';
import { openDatabase } from '../src/data/client';
import { compareWithHeld, type HeldLog } from '../src/services/upkeep/compare-with-held';

const heldSchema = z.record(z.string(), z.object({ size: z.number().int(), numbers: z.record(z.string(), z.string()).default({}) }));
const { values } = parseArgs({ options: { held: { type: 'string' }, reason: { type: 'string' }, by: { type: 'string' } } });
if (!values.held || !values.reason !== !values.by) {
  console.error('usage: npm run audit:fence -- --held FILE [--reason TEXT --by "NAME and NAME"]');
  process.exit(1);
}
const { partyCode, databaseUrl } = env();

async function compare(logs: readonly HeldLog[]): Promise<void> {
  const db = openDatabase(databaseUrl);
  try {
    const { events, shown, lost, givenTwice } = await compareWithHeld(logs, { db });
    console.log(
      events < shown
        ? `AN OLDER STATE: ${shown} events were shown, and there are ${events}.`
        : `Not behind: ${shown} events were shown, and there are ${events}.`,
    );
    if (lost.length > 0) console.log(`Lost, to be replaced (${lost.length}): ${lost.join(', ')}`);
    if (givenTwice.length > 0) console.log(`Given twice, both papers to be called in (${givenTwice.length}): ${givenTwice.join(', ')}`);
  } finally {
    await db.$disconnect();
  }
}

async function fence(logs: readonly HeldLog[], reason: string, by: string): Promise<void> {
  const now = currentInstant();
  // Nobody was shown what was issued in the last minutes, perhaps the first of this year.
  const highest: Record<string, number> = { [now.slice(0, 4)]: 0 };
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
      reason,
      by,
      now,
    ]);
    console.log(`The log goes on as number ${rows[0].epoch}. Numbers up to 10,000 above ${JSON.stringify(highest)} will never be given.`);
  } finally {
    await owner.end();
  }
}

const logs = Object.values(heldSchema.parse(JSON.parse(readFileSync(values.held, 'utf8'))));
await compare(logs);
if (values.reason && values.by) await fence(logs, values.reason, values.by);
