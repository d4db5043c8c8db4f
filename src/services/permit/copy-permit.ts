import 'server-only';
import { inTransaction } from '@/data/transaction';
import { mayDo } from '@/domain/access/permissions';
import { fail, ok, type Result } from '@/domain/shared/result';
import { renderPermit } from '@/pdf/render-permit';
import type { ServiceContext } from '../context';
import { findVisiblePermit } from './get-permit';

/**
 * A copy for somebody's files, drawn anew and marked as a copy only (Convention, Art. VI.4): no seal, no square code and no check code, so
 * that a print of it can be used at no border. Who may have the permit may have a copy, and each is recorded alike.
 */
export async function copyPermit(
  input: { readonly number: string },
  ctx: ServiceContext,
): Promise<Result<{ readonly permitNumber: string; readonly pdf: Uint8Array }>> {
  const found = await findVisiblePermit(input.number, ctx);
  if (!found.ok) return found;
  const { permit, isOwn, actor } = found.value;
  if (!isOwn && !mayDo(actor.roles, 'permit:download')) return fail({ kind: 'forbidden', permission: 'permit:download' });
  if (!permit.cose) return fail({ kind: 'not-found', what: 'permit' });
  const { permitNumber, content } = permit;
  const pdf = await renderPermit(content, { qrText: null, copy: true, checkAddress: `${ctx.party.appOrigin}/verify` });
  return inTransaction(ctx, async (tx) => {
    tx.record({ type: 'PermitDownloaded', subject: 'permit', subjectId: permit.id, payload: { permitNumber } });
    return ok({ permitNumber, pdf });
  });
}
