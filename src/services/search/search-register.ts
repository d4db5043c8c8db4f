import 'server-only';
import type { PermitListPage } from '@/data/queries/permit-list';
import { mayDo } from '@/domain/access/permissions';
import { ok, type Result } from '@/domain/shared/result';
import { requireActor, type ServiceContext } from '../context';
import { listTraders, type TraderRow } from '../people/vet-trader';
import { listPermits } from '../permit/list-permits';
import { findCases, type QueueRow } from '../queue/list-queue';

/** More of a kind than this are looked at in their own list. */
export const MOST_FOUND = 10;

/** What one text finds: the first permits, cases and traders, of those that the reader may see at all. */
export interface Found {
  readonly permits: PermitListPage['rows'];
  readonly cases: readonly QueueRow[];
  /** Null for whoever reads no traders. */
  readonly traders: readonly TraderRow[] | null;
}

/** Looks for a text as the number of a permit, and in the references, applicants and taxa of cases and the names of traders. */
export async function searchRegister({ text }: { readonly text: string }, ctx: ServiceContext): Promise<Result<Found>> {
  const actor = requireActor(ctx);
  if (!actor.ok) return actor;
  if (text === '') return ok({ permits: [], cases: [], traders: null });
  const mayReadTraders = mayDo(actor.value.roles, 'trader:read');
  const [permits, cases, traders] = await Promise.all([
    listPermits({ search: text, after: null }, ctx),
    findCases({ text, size: MOST_FOUND }, ctx),
    mayReadTraders ? listTraders({ state: null, text, after: null }, ctx) : null,
  ]);
  if (!permits.ok) return permits;
  if (!cases.ok) return cases;
  if (traders && !traders.ok) return traders;
  return ok({
    permits: permits.value.rows.slice(0, MOST_FOUND),
    cases: cases.value,
    traders: traders?.value.traders.slice(0, MOST_FOUND) ?? null,
  });
}
