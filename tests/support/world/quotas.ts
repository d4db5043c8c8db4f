/** Quotas of a test, written by the owner as an import writes them, and what their balances hold. */
import { randomUUID } from 'node:crypto';
import { ownerUrl, query } from '../database';

/** What differs from a national quota of Exampleland for Python regius in 2026. */
export interface QuotaScene {
  readonly taxon?: string;
  readonly country?: string;
  readonly year?: number;
  readonly limit: string;
  readonly unit?: string;
  readonly terms?: readonly string[];
  readonly sources?: readonly string[];
  readonly purposes?: readonly string[];
  readonly holderId?: string;
  readonly facility?: string;
}

/** Loads a quota and answers its id. */
export async function makeQuota(scene: QuotaScene): Promise<string> {
  const [row] = await query(
    ownerUrl(),
    `INSERT INTO quota (origin, natural_key, country, taxon_name, terms, sources, purposes, year, limit_quantity, unit, kind, holder_id, facility, source, confidence)
     VALUES ('party', $1, $2, $3, $4, $5, $6, $7, $8::numeric, $9, $10, $11, $12, 'a test', 'invented') RETURNING id::text`,
    [
      randomUUID(),
      scene.country ?? 'XA',
      scene.taxon ?? 'Python regius',
      scene.terms ?? [],
      scene.sources ?? [],
      scene.purposes ?? [],
      scene.year ?? 2026,
      scene.limit,
      scene.unit ?? 'NAR',
      scene.holderId || scene.facility ? 'operator' : 'national',
      scene.holderId ?? null,
      scene.facility ?? null,
    ],
  );
  return (row as { id: string }).id;
}

/** What is reserved and drawn of a quota. */
export async function balanceOf(quotaId: string): Promise<{ reserved: string; drawn: string }> {
  const [row] = await query(
    ownerUrl(),
    'SELECT trim_scale(reserved)::text AS reserved, trim_scale(drawn)::text AS drawn FROM quota_balance WHERE quota_id = $1',
    [quotaId],
  );
  return row as { reserved: string; drawn: string };
}

/** The entries of a quota, oldest first, as short texts. */
export async function ledgerOf(quotaId: string): Promise<string[]> {
  const rows = await query(
    ownerUrl(),
    `SELECT concat_ws(' ', kind, trim_scale(quantity), reason) AS entry FROM quota_entry WHERE quota_id = $1 ORDER BY seq`,
    [quotaId],
  );
  return rows.map(({ entry }: { entry: string }) => entry);
}

/** Takes a quota out of force, so that the next test has its taxon to itself. */
export const endQuota = (quotaId: string) => query(ownerUrl(), "UPDATE quota SET withdrawn_on = '2026-11-23' WHERE id = $1", [quotaId]);
