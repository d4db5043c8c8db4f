import 'server-only';
import type { Reader } from '@/data/client';
import { type CodeLists, loadCodeLists } from '@/data/reference/code-lists';
import type { KnownCodes } from '@/domain/application/parse-answer';
import type { ServiceContext } from '../context';

/** The code lists, and the sets of codes that may stand on a new application. `through` is the transaction of who asks within one. */
export async function knownCodes(
  ctx: ServiceContext,
  through: Reader = ctx.db,
): Promise<{ readonly lists: CodeLists; readonly codes: KnownCodes }> {
  const lists = await loadCodeLists(ctx.db, through);
  const current = (entries: readonly { readonly code: string; readonly status: string }[]) =>
    new Set(entries.filter((entry) => entry.status === 'current').map((entry) => entry.code));
  return {
    lists,
    codes: { countries: new Set(lists.countries.map((country) => country.code)), terms: current(lists.terms), units: current(lists.units) },
  };
}
