import { ok, type Result } from '@/domain/shared/result';
import type { ServiceContext } from '@/services/context';
import { getOwnAccount, type OwnAccount } from '@/services/people/own-account';
import { type CodeBook, listCodes } from '@/services/reference/list-codes';

/** One's own account, with the names of countries. */
export async function loadAccount(
  _: unknown,
  ctx: ServiceContext,
): Promise<Result<{ readonly account: OwnAccount; readonly book: CodeBook }>> {
  const account = await getOwnAccount(null, ctx);
  return account.ok ? ok({ account: account.value, book: await listCodes(ctx) }) : account;
}
