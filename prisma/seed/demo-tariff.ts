/** Exampleland's invented tariff. It names certificates alone, so that permits of the demonstration cost nothing. */
import type { OwnerConnection } from '@/data/reference/owner-connection';
import { inOwnerTransaction } from './with-owner';

const SOURCE = 'Invented for the demonstration: Exampleland, Order on fees for certificates, 2025';

/** Document type, what it is charged for, minor units of XTS (the code that ISO 4217 keeps for tests). */
const ROWS = [
  { key: 'CO application', documentType: 'CO', basis: 'application', amountMinor: 4000 },
  { key: 'CO line', documentType: 'CO', basis: 'line', amountMinor: 550 },
  { key: 'SC application', documentType: 'SC', basis: 'application', amountMinor: 1500 },
  { key: 'TE permit', documentType: 'TE', basis: 'permit', amountMinor: 6000 },
] as const;

/** Loads the demonstration Party's tariff. A second run changes nothing. */
export async function loadDemonstrationTariff(to: OwnerConnection | string): Promise<void> {
  await inOwnerTransaction(to, async (client) => {
    await client.query(
      `INSERT INTO tariff_row (natural_key, document_type, basis, amount_minor, currency, valid_from, source)
       SELECT 'demonstration ' || r.key, r."documentType", r.basis, r."amountMinor", 'XTS', '2025-01-01', $2
       FROM jsonb_to_recordset($1::jsonb) AS r(key text, "documentType" text, basis text, "amountMinor" int)
       ON CONFLICT (natural_key) DO NOTHING`,
      [JSON.stringify(ROWS), SOURCE],
    );
  });
}
