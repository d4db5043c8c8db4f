/**
 * npm run import:checklist -- FILE [--dry-run] [--date YYYY-MM-DD]
 *
 * Reads the official 33-column checklist export (CSV, gzipped or not) into the reference data, or says what it would change.
 */
import { randomUUID } from 'node:crypto';
import { parseArgs } from 'node:util';
import { Client } from 'pg';
import type { Instant } from '@/domain/shared/iso-date';
import { type ChecklistImport, type ChecklistRefusal, importChecklist, type RejectedRow } from '@/services/reference/import-checklist';
import { ownerUrl } from '../prisma/seed/with-owner';

const USAGE = 'usage: npm run import:checklist -- FILE.csv[.gz] [--dry-run] [--date YYYY-MM-DD]';
const REJECTED_SHOWN = 20;

const WORDS: Record<RejectedRow['fault']['reason'], string> = {
  'not-a-number': 'is not a number',
  'unknown-value': 'is none of the known values',
  empty: 'is empty',
  'not-a-name': 'is not a scientific name',
  'country-lists-differ': 'does not match the list of country names',
  'unknown-country': 'is not in the row’s own list of countries',
  'broken-text': 'has characters that are not UTF-8 text',
  'wrong-number-of-cells': 'the row has another number of cells than the first line',
  'repeated-name': 'the name is in the file already',
};

function describe({ line, fault }: RejectedRow): string {
  const column = 'column' in fault ? `${fault.column} ` : '';
  return `  line ${line}: ${column}${WORDS[fault.reason]} (${JSON.stringify(fault.value)})`;
}

function printRejected(rejected: readonly RejectedRow[]) {
  for (const row of rejected.slice(0, REJECTED_SHOWN)) console.log(describe(row));
  if (rejected.length > REJECTED_SHOWN) console.log(`  and ${rejected.length - REJECTED_SHOWN} more`);
}

function printImport(result: ChecklistImport, seconds: string) {
  const { added, changed, removed, unchanged, rejected } = result;
  console.log(
    `${result.isDryRun ? 'Preview, nothing written' : 'Imported'}: checklist of ${result.dataDate}, ${result.rows} rows in ${seconds} s`,
  );
  console.log(`  added ${added}, changed ${changed}, removed ${removed}, unchanged ${unchanged}, rejected ${rejected.length}`);
  for (const kind of ['added', 'changed', 'removed'] as const) {
    const names = result.examples[kind];
    if (names.length > 0) console.log(`  ${kind}: ${names.join(', ')}${result[kind] > names.length ? ', …' : ''}`);
  }
  printRejected(rejected);
  console.log(`  SHA-256 ${result.fileSha256}`);
}

function printRefusal(refusal: ChecklistRefusal) {
  if (refusal.reason === 'unreadable') console.error(refusal.message);
  if (refusal.reason === 'no-date') console.error('The file name does not tell the day of the data: add --date YYYY-MM-DD.');
  if (refusal.reason === 'future-date') console.error(`The day of the data, ${refusal.date}, has not come yet.`);
  if (refusal.reason === 'no-valid-row') {
    console.error('No row of the file could be read.');
    printRejected(refusal.rejected);
  }
  console.error('Nothing was changed.');
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { 'dry-run': { type: 'boolean', default: false }, date: { type: 'string' } },
});
const [path] = positionals;
if (path === undefined || positionals.length > 1) {
  console.error(USAGE);
  process.exit(2);
}

const started = Date.now();
const owner = new Client({ connectionString: ownerUrl() });
await owner.connect();
try {
  const now = new Date().toISOString() as Instant;
  const request = { path, isDryRun: values['dry-run'], ...(values.date === undefined ? {} : { date: values.date }) };
  const outcome = await importChecklist(request, { owner, now, newId: randomUUID });
  if (outcome.ok) printImport(outcome.value, ((Date.now() - started) / 1000).toFixed(1));
  else {
    printRefusal(outcome.problem);
    process.exitCode = 1;
  }
} finally {
  await owner.end();
}
