// How fast the log is checked, and whether a checkpoint of a million events takes longer than one of a thousand.
// Called by scripts/bench.mjs in a throw-away Exampleland, whose log it fills; prints one JSON line of rows.
import { createHash } from 'node:crypto';
import { Client } from 'pg';
import { ownerUrl } from '../../prisma/seed/with-owner';
import { makeContext } from '../../src/composition';
import { auditHead, chainEntries } from '../../src/data/queries/audit-chain';
import { entryText } from '../../src/domain/audit/hash-chain';
import { signCheckpoint } from '../../src/services/audit/sign-checkpoint';
import { verifyAuditChain } from '../../src/services/audit/verify-audit-chain';
import { runAlone } from '../../src/services/upkeep/run-alone';
import { median, rowsOf, sideBySide } from './timing.mjs';

const MANY = 1_000_000;
/** Of the log, that so many events are checked at a time. */
const NEWEST = 20_000;
/** A checkpoint is due after so many. */
const EVENTS = 100;

/** Links so many events to the log as audit_append would, one after the other; the head moves once, at the end. */
const LINK = `DO $$
DECLARE head audit_head; next_seq bigint; next_hash text; last_hash text; told text := gen_random_uuid();
BEGIN
  SELECT * INTO head FROM audit_head FOR UPDATE;
  last_hash := head.hash;
  FOR next_seq IN head.seq + 1 .. head.seq + COUNT LOOP
    next_hash := encode(sha256(convert_to(audit_entry_text(next_seq, head.at, told, 'case-officer', 'CaseRead', 'application', told, '{}', last_hash), 'UTF8')), 'hex');
    INSERT INTO audit_event (seq, at, actor_id, actor_roles, type, subject, subject_id, payload, previous_hash, hash)
      VALUES (next_seq, head.at, told, 'case-officer', 'CaseRead', 'application', told, '{}', last_hash, next_hash);
    last_hash := next_hash;
  END LOOP;
  UPDATE audit_head SET seq = head.seq + COUNT, hash = last_hash;
END $$`;

const ctx = makeContext(null, 'en');
const owner = new Client({ connectionString: ownerUrl() });
await owner.connect();
const grow = (count: number) => owner.query(LINK.replaceAll('COUNT', String(count)));

async function checkpoint(): Promise<number> {
  await grow(EVENTS);
  const since = performance.now();
  const made = await signCheckpoint(makeContext(null, 'en'));
  if (!made) throw new Error('no checkpoint was due');
  return performance.now() - since;
}

async function checkpoints(): Promise<number> {
  await checkpoint();
  const times: number[] = [];
  for (let round = 0; round < 15; round++) times.push(await checkpoint());
  return median(times);
}

/** Median milliseconds of a checkpoint over few events and over many. */
async function checkpointsOfFewAndMany() {
  const { seq } = await auditHead(ctx.db);
  const few = await checkpoints();
  await grow(MANY - (await auditHead(ctx.db)).seq);
  await owner.query('VACUUM ANALYZE audit_event');
  return { seq, few, many: await checkpoints() };
}

/** The worker of the installation, which signs checkpoints too, waits meanwhile. */
async function whileNoWorkerSigns<T>(work: () => Promise<T>): Promise<T> {
  for (;;) {
    const alone = await runAlone('checkpoint-log', work);
    if (alone.ran) return alone.value;
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
}

const { seq, few, many } = await whileNoWorkerSigns(checkpointsOfFewAndMany);
const head = await auditHead(ctx.db);
const texts: string[] = [];
for (let after = head.seq - NEWEST; after < head.seq; after += 5_000)
  texts.push(...(await chainEntries(ctx.db, after, head.seq, 5_000)).map(entryText));
const checked = await sideBySide(
  {
    'checked: read, linked and hashed': async () => {
      const { fault } = await verifyAuditChain({ newest: NEWEST }, ctx);
      if (fault) throw new Error(`the log is broken at event ${fault.seq}`);
    },
    'floor: SHA-256 of the same texts': () => {
      for (const text of texts) createHash('sha256').update(text, 'utf8').digest('hex');
    },
  },
  { rounds: 15 },
);
const perSecond = Math.round((NEWEST / (checked['checked: read, linked and hashed'] ?? Number.NaN)) * 1000);
const named = (count: number) => count.toLocaleString('en');
const overMany = `with ${named(head.seq)} events in the log`;
const overFew = `floor: with ${named(seq)}`;
const rows = [
  ...rowsOf(`Log, ${named(NEWEST)} events (${named(perSecond)} a second)`, checked, 'floor: SHA-256 of the same texts'),
  ...rowsOf(`Checkpoint, ${EVENTS} new events`, { [overMany]: many, [overFew]: few }, overFew),
];
console.log(`BENCH ${JSON.stringify(rows)}`);
await owner.end();
await ctx.db.$disconnect();
