import type { DatedKind, DatedRow } from '@/domain/quota/dated-row';
import type { OwnerConnection } from './owner-connection';

/** A row that is loaded now. */
export interface LoadedRow extends DatedRow {
  readonly isWithdrawn: boolean;
  /** Of a quota: what of it is reserved and drawn. */
  readonly used: string | null;
}

const TABLES: Readonly<Record<DatedKind, { readonly table: string; readonly columns: string }>> = {
  quotas: {
    table: 'quota',
    columns:
      'year int, country char(2), taxon_name text, terms text[], sources text[], purposes text[], limit_quantity numeric, unit char(3), kind text, communicated_to_secretariat boolean, remark text, source text, confidence text, valid_from date, valid_to date',
  },
  suspensions: {
    table: 'suspension',
    columns:
      'country char(2), taxon_name text, scope text, terms text[], sources text[], exempt_terms text[], exempt_sources text[], exempt_purposes text[], applies_to_import boolean, notification text, remark text, source text, confidence text, valid_from date, valid_to date',
  },
  reservations: {
    table: 'reservation',
    columns: 'party char(2), taxon_name text, appendix text, remark text, source text, confidence text, valid_from date, valid_to date',
  },
};

const namesOf = (kind: DatedKind): readonly string[] => TABLES[kind].columns.split(', ').map((column) => column.split(' ')[0] ?? '');

/**
 * The imported rows of a kind. A file of quotas speaks for the years it has rows of, so that next year's file leaves this
 * year's alone. One import at a time: two would compare with the same state, and the second would undo the first. Balances
 * are locked, so that nobody reserves between the look at what is used and the lower limit.
 */
export async function loadedRows(owner: OwnerConnection, kind: DatedKind, years: readonly number[]): Promise<readonly LoadedRow[]> {
  await owner.query(`SELECT pg_advisory_xact_lock(hashtext('import-' || $1))`, [kind]);
  const { table } = TABLES[kind];
  const columns = namesOf(kind).map((name) =>
    name === 'limit_quantity' ? `'${name}', trim_scale(t.${name})::text` : `'${name}', t.${name}`,
  );
  const built = `jsonb_build_object(${columns.join(', ')}) AS columns, t.natural_key AS "naturalKey", t.withdrawn_on IS NOT NULL AS "isWithdrawn"`;
  const sql =
    kind === 'quotas'
      ? `SELECT ${built}, (b.reserved + b.drawn)::text AS used FROM quota t JOIN quota_balance b ON b.quota_id = t.id WHERE t.origin = 'imported' AND t.year = ANY ($1::int[]) ORDER BY t.id FOR UPDATE OF b`
      : `SELECT ${built}, NULL AS used FROM ${table} t WHERE t.origin = 'imported' AND $1::int[] IS NOT NULL`;
  return (await owner.query<LoadedRow>(sql, [years])).rows;
}

/** Writes new and changed rows, and takes rows out of force that the file no longer has. */
export async function applyRows(
  owner: OwnerConnection,
  kind: DatedKind,
  written: readonly DatedRow[],
  removed: readonly DatedRow[],
  today: string,
): Promise<void> {
  const { table, columns } = TABLES[kind];
  const names = namesOf(kind);
  await owner.query(
    `INSERT INTO ${table} (origin, natural_key, ${names.join(', ')}) SELECT 'imported', r.natural_key, ${names.map((name) => `r.${name}`).join(', ')}
     FROM jsonb_to_recordset($1::jsonb) AS r(natural_key text, ${columns})
     ON CONFLICT (origin, natural_key) DO UPDATE SET withdrawn_on = NULL, ${names.map((name) => `${name} = excluded.${name}`).join(', ')}`,
    [JSON.stringify(written.map((row) => ({ ...row.columns, natural_key: row.naturalKey })))],
  );
  await owner.query(`UPDATE ${table} SET withdrawn_on = $1::date WHERE origin = 'imported' AND natural_key = ANY ($2::text[])`, [
    today,
    removed.map(({ naturalKey }) => naturalKey),
  ]);
}

/** What the register keeps of an import of dated law. */
export async function recordImport(
  owner: OwnerConnection,
  kind: DatedKind,
  record: {
    readonly id: string;
    readonly fileName: string;
    readonly fileSha256: string;
    readonly at: string;
    readonly counts: readonly [added: number, changed: number, removed: number, rejected: number, unchanged: number];
    readonly report: unknown;
  },
): Promise<void> {
  await owner.query(
    `INSERT INTO reference_import (id, kind, file_name, file_sha256, data_date, imported_at, added, changed, removed, rejected, unchanged, report)
     VALUES ($1, $2, $3, $4, ($5::timestamptz)::date, $5, $6, $7, $8, $9, $10, $11)`,
    [record.id, kind, record.fileName, record.fileSha256, record.at, ...record.counts, JSON.stringify(record.report)],
  );
}
