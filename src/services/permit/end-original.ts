import 'server-only';
import { lockPermit, type RegisteredPermit, savePermitState } from '@/data/repositories/permit-repository';
import { drawAsBefore, preparedReplacement } from '@/data/repositories/replacement-repository';
import type { Tx } from '@/data/transaction';
import { lineLetter } from '@/domain/permit/permit';
import { permitTransitions } from '@/domain/permit/permit-states';
import { fail, ok, type Result } from '@/domain/shared/result';
import { follow } from '@/domain/shared/transition-table';
import type { ServiceContext } from '../context';
import { passOnQuotas } from '../quota/pass-on-quotas';
import { tellOfPermit } from './tell-of-permit';

/**
 * Ends a permit for ever in the transaction in which its replacement becomes valid (LIF-04): what it has left of quotas, opinions and
 * imports goes over, and holder, Customs, the authority at the other end and, in commercial trade, the Secretariat are to hear of it.
 * `replacement` is locked, and still waits to be marked issued.
 */
export async function endOriginal(
  tx: Tx,
  replacement: RegisteredPermit,
  originalNumber: string,
  ctx: ServiceContext,
): Promise<Result<null>> {
  const original = await lockPermit(tx, originalNumber);
  const prepared = original && (await preparedReplacement(tx.db, original.id));
  if (!original || !prepared) return fail({ kind: 'not-found', what: 'permit' });
  const state = follow(permitTransitions, original.state, 'replace');
  if (!state.ok) return state;
  const { permitNumber: by } = replacement;
  const { reason } = prepared;
  await savePermitState(tx, original.id, state.value, reason, ctx.now);
  await passOnQuotas(tx, original, replacement, ctx);
  const draws = await drawAsBefore(tx, original.id, replacement.id);
  if (draws.length > 0) {
    const told = Object.fromEntries(draws.map(({ position, accountId, quantity }) => [`${lineLetter(position)} ${accountId}`, quantity]));
    tx.record({ type: 'BalancesDrawn', subject: 'permit', subjectId: replacement.id, payload: { permitNumber: by, draws: told } });
  }
  tx.record({ type: 'PermitReplaced', subject: 'permit', subjectId: original.id, payload: { permitNumber: originalNumber, by } });
  await tellOfPermit(tx, original, { event: 'replaced', reason, by }, ctx);
  return ok(null);
}
