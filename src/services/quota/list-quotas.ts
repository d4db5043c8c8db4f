import 'server-only';
import { type QuotaListPage, quotaYears, readQuotaList } from '@/data/queries/quota-list';
import { mayDo } from '@/domain/access/permissions';
import { yearOf } from '@/domain/shared/iso-date';
import { fail, ok, type Result } from '@/domain/shared/result';
import { requireActor, type ServiceContext } from '../context';

/** The export quotas of this Party in one year, with their balances. */
export interface QuotaList extends QuotaListPage {
  readonly year: number;
  readonly years: readonly number[];
}

/** Lists the quotas of a year, this year's unless another is asked for; an officer is led to cases of their own office. */
export async function listQuotas(
  input: { readonly year: number | null; readonly search: string | null; readonly after: string | null },
  ctx: ServiceContext,
): Promise<Result<QuotaList>> {
  const actor = requireActor(ctx);
  if (!actor.ok) return actor;
  const { roles, officeId } = actor.value;
  if (!mayDo(roles, 'quota:read')) return fail({ kind: 'forbidden', permission: 'quota:read' });
  const year = input.year ?? yearOf(ctx.today);
  const of = { country: ctx.party.code, year, officeId: roles.includes('auditor') ? null : officeId, search: input.search };
  const years = await quotaYears(ctx.db, ctx.party.code);
  return ok({ ...(await readQuotaList(ctx.db, of, input.after)), year, years: [...new Set([...years, year])].sort((a, b) => b - a) });
}
