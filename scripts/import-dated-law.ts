/**
 * npm run import:quotas | import:suspensions | import:reservations -- FILE [--apply]
 *
 * Reads a CSV file (gzipped or not) of quotas, suspensions or reservations, says what it would change and which open cases that
 * touches, and with --apply makes it so.
 */
import { randomUUID } from 'node:crypto';
import { parseArgs } from 'node:util';
import { Client } from 'pg';
import { makeContext } from '@/composition';
import { type DatedKind, type DatedRow, FILE_COLUMNS, type RowFault } from '@/domain/quota/dated-row';
import { type DatedImport, importDatedLaw } from '@/services/reference/import-dated-law';
import { ownerUrl } from '../prisma/seed/with-owner';

const SHOWN = 20;

const WORDS: Record<RowFault['reason'], string> = {
  empty: 'is empty',
  'unknown-code': 'is no code of the list',
  'not-a-number': 'is not a number',
  'not-a-year': 'is not a year',
  'no-longer-in-force': 'is over',
  'every-country-needs-zero': 'is of every country, which only a zero quota can be',
  'not-a-day': 'is not a day',
  'not-a-name': 'is not a scientific name',
  'unit-without-conversion': 'is a retired unit that nothing converts',
  'ends-before-it-begins': 'is before the first day',
  'ended-on-an-unknown-day': 'is empty, and the source says that it has ended',
  'is-an-exception': 'says that this is an exception, not a suspension',
  repeated: 'the same row stands in the file already',
  'below-what-is-used': 'is less than what is reserved and drawn already',
};

const firstOf = <T>(rows: readonly T[], say: (row: T) => string) => {
  for (const row of rows.slice(0, SHOWN)) console.log(`    ${say(row)}`);
  if (rows.length > SHOWN) console.log(`    and ${rows.length - SHOWN} more`);
};

function inWords({ columns: c }: DatedRow): string {
  const codes = [c.terms, c.sources, c.purposes].flatMap((list) => (Array.isArray(list) && list.length > 0 ? [list.join(' ')] : []));
  const amount = c.limit_quantity === undefined ? [] : [`${c.limit_quantity} ${c.unit}`];
  const dates = c.year === undefined ? [`from ${c.valid_from ?? '?'}${c.valid_to ? ` to ${c.valid_to}` : ''}`] : [String(c.year)];
  return [c.country ?? c.party ?? 'every Party', c.taxon_name ?? 'all taxa', ...codes, ...dates, ...amount].join(' · ');
}

/** A changed row with the columns in which it differs. */
function changeInWords({ before, after }: DatedImport['changed'][number]): string {
  const differs = Object.keys(after.columns).filter((name) => JSON.stringify(before.columns[name]) !== JSON.stringify(after.columns[name]));
  return `${inWords(after)} (${differs.map((name) => `${name}: ${JSON.stringify(before.columns[name])} → ${JSON.stringify(after.columns[name])}`).join(', ')})`;
}

function print(result: DatedImport) {
  const { added, changed, removed, unchanged, rejected, effect } = result;
  console.log(`${result.isApplied ? 'Imported' : 'Preview, nothing written (add --apply)'}: ${result.kind}`);
  console.log(
    `  added ${added.length}, changed ${changed.length}, removed ${removed.length}, unchanged ${unchanged}, rejected ${rejected.length}`,
  );
  for (const [heading, rows] of [
    ['added', added],
    ['removed', removed],
  ] as const) {
    if (rows.length > 0) console.log(`  ${heading}:`);
    firstOf(rows, inWords);
  }
  if (changed.length > 0) console.log('  changed:');
  firstOf(changed, changeInWords);
  if (rejected.length > 0) console.log('  rejected:');
  firstOf(
    rejected,
    ({ line, fault }) => `line ${line}: ${fault.column} ${WORDS[fault.reason]} (${JSON.stringify(fault.value.slice(0, 80))})`,
  );
  console.log(`  effect on open cases: ${new Set(effect.map(({ reference }) => reference)).size}`);
  firstOf(effect, ({ reference, state, line, taxon, change }) => `${reference} (${state}), line ${line}: ${taxon}, ${change}`);
  console.log(`  SHA-256 ${result.fileSha256}`);
}

const { values, positionals } = parseArgs({ allowPositionals: true, options: { apply: { type: 'boolean', default: false } } });
const [kind, path] = positionals;
if (!kind || !(kind in FILE_COLUMNS) || !path || positionals.length > 2) {
  console.error('usage: npm run import:quotas|import:suspensions|import:reservations -- FILE.csv[.gz] [--apply]');
  process.exit(2);
}

const owner = new Client({ connectionString: ownerUrl() });
await owner.connect();
const { db, now, today } = makeContext(null, 'en');
try {
  const outcome = await importDatedLaw(
    { kind: kind as DatedKind, path, isApplied: values.apply },
    { owner, db, now, today, newId: randomUUID },
  );
  if (outcome.ok) print(outcome.value);
  else {
    console.error(`${outcome.problem}\nNothing was changed.`);
    process.exitCode = 1;
  }
} finally {
  await owner.end();
  await db.$disconnect();
}
