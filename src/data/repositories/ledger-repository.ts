import 'server-only';
import { z } from 'zod';
import type { Tx } from '../transaction';

/** Locks accounts until the transaction ends, in one order, so that what is read after is what will be drawn from. */
export async function lockAccounts(tx: Tx, ids: readonly string[]): Promise<void> {
  if (ids.length > 0) await tx.db.$queryRaw`SELECT lock_ledger_accounts(${[...ids]}::uuid[])::text`;
}

/** What a line of a permit takes from an account, in the account's unit. */
export interface Draw {
  readonly id: string;
  readonly accountId: string;
  readonly position: number;
  readonly quantity: string;
  readonly conversion: { readonly ratio: string; readonly reason: string } | null;
}

/** Draws for the lines of a permit whose number has just been taken. PostgreSQL refuses what would go over. */
export async function insertDraws(tx: Tx, permitNumber: string, draws: readonly Draw[]): Promise<void> {
  for (const draw of draws) {
    await tx.db.$executeRaw`
      INSERT INTO ledger_draw (id, account_id, permit_line_id, quantity, ratio, reason)
      SELECT ${draw.id}::uuid, ${draw.accountId}::uuid, l.id, ${draw.quantity}::numeric, ${draw.conversion?.ratio ?? null}::numeric, ${draw.conversion?.reason ?? null}
      FROM permit_line l JOIN permit p ON p.id = l.permit_id WHERE p.permit_number = ${permitNumber} AND l.position = ${draw.position}::int`;
  }
}

/** The id of a permit by its number. */
export async function permitIdOf(tx: Tx, permitNumber: string): Promise<string> {
  const rows = await tx.db.$queryRaw<unknown[]>`SELECT id FROM permit WHERE permit_number = ${permitNumber}`;
  return z.object({ id: z.string() }).parse(rows[0]).id;
}
