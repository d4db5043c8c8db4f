import 'server-only';
import { savePermitState } from '@/data/repositories/permit-repository';
import { permitTransitions } from '@/domain/permit/permit-states';
import { invalidField } from '@/domain/shared/problem';
import { fail, ok, type Result } from '@/domain/shared/result';
import { follow } from '@/domain/shared/transition-table';
import type { ServiceContext } from '../context';
import { returnUnused } from '../quota/return-quotas';
import { type PermitStep, withProvenPermit } from './permit-in-hand';

/** Explains a number whose signature will never be finished. The number stays taken for ever, with its reason. */
export async function voidPermit(input: PermitStep, ctx: ServiceContext): Promise<Result<{ readonly permitNumber: string }>> {
  const { permitNumber, reason } = input;
  if (reason.trim() === '') return fail(invalidField('reason', 'missing.text', { field: 'reason' }));
  return withProvenPermit(
    input,
    'permit.void',
    async ({ state }) => follow(permitTransitions, state, 'void'),
    ctx,
    async ({ tx, permit, found: state }) => {
      await savePermitState(tx, permit.id, state, reason, ctx.now);
      await returnUnused(tx, permit, 'void', ctx);
      tx.record({ type: 'PermitVoided', subject: 'permit', subjectId: permit.id, payload: { permitNumber, reason } });
      return ok({ permitNumber });
    },
  );
}
