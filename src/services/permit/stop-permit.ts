import 'server-only';
import type { Reader } from '@/data/client';
import { endorsementsOf } from '@/data/repositories/endorsement-repository';
import { hasOpenLoss, openRevocation } from '@/data/repositories/permit-measure-repository';
import type { RegisteredPermit } from '@/data/repositories/permit-repository';
import { preparedReplacement } from '@/data/repositories/replacement-repository';
import { stateBeforeSuspension } from '@/domain/permit/permit-measure';
import { permitTransitions } from '@/domain/permit/permit-states';
import { stateOnDay } from '@/domain/permit/permit-use';
import { invalidField } from '@/domain/shared/problem';
import { fail, ok, type Result } from '@/domain/shared/result';
import { follow } from '@/domain/shared/transition-table';
import type { ServiceContext } from '../context';
import { findInHand, type PermitStep, withProvenPermit } from './permit-in-hand';
import { reinstatePermit, suspendPermit } from './suspend-permit';
import { tellOfPermit } from './tell-of-permit';

type Done = Promise<Result<{ readonly permitNumber: string }>>;
const noReason = fail(invalidField('reason', 'reason.required'));

/** The office stops a permit for a time: effective at once, with a reason that its holder is told. */
export async function stopPermit(input: PermitStep, ctx: ServiceContext): Done {
  const { permitNumber, reason } = input;
  if (reason.trim() === '') return noReason;
  return withProvenPermit(
    input,
    'permit.suspend',
    async (permit) => follow(permitTransitions, stateOnDay(permit, ctx.today), 'suspend'),
    ctx,
    async ({ tx, permit }) => {
      const stopped = await suspendPermit(tx, permit, { action: 'suspend', reason }, ctx);
      if (!stopped.ok) return stopped;
      await tellOfPermit(tx, permit, { event: 'suspended', reason }, ctx);
      return ok({ permitNumber });
    },
  );
}

/** Whether the office may let a suspended permit be used again: not while a loss, a revocation or a replacement waits for its own decision. */
async function mayLift(permit: RegisteredPermit, db: Reader, ctx: ServiceContext): Promise<Result<'issued' | 'partly-used'>> {
  const standing = stateOnDay(permit, ctx.today);
  const lifted = follow(permitTransitions, standing, 'reinstate');
  if (!lifted.ok) return lifted;
  if ((await hasOpenLoss(db, permit.id)) || (await openRevocation(db, permit.id)) || (await preparedReplacement(db, permit.id)))
    return fail({ kind: 'transition-not-allowed', from: standing, action: 'reinstate' });
  return ok(stateBeforeSuspension(permit, (await endorsementsOf(db, permit.id)).length > 0));
}

/** The office lets a permit be used again, as it could be before it was stopped. */
export async function liftSuspension(input: PermitStep, ctx: ServiceContext): Done {
  const { permitNumber, reason } = input;
  if (reason.trim() === '') return noReason;
  return withProvenPermit(
    input,
    'permit.reinstate',
    (permit, db) => mayLift(permit, db, ctx),
    ctx,
    async ({ tx, permit, found: state }) => {
      const lifted = await reinstatePermit(tx, permit, { state, reason }, ctx);
      if (!lifted.ok) return lifted;
      await tellOfPermit(tx, permit, { event: 'reinstated', reason }, ctx);
      return ok({ permitNumber });
    },
  );
}

type Looked = Promise<Result<{ readonly permitNumber: string }>>;

/** Whether the office may stop a permit, for whoever opens the page. */
export async function mayStop({ permitNumber }: { readonly permitNumber: string }, ctx: ServiceContext): Looked {
  const found = await findInHand(permitNumber, ctx);
  if (!found.ok) return found;
  const may = follow(permitTransitions, stateOnDay(found.value.permit, ctx.today), 'suspend');
  return may.ok ? ok({ permitNumber }) : may;
}

/** Whether the office may let a permit be used again, for whoever opens the page. */
export async function mayLiftSuspension({ permitNumber }: { readonly permitNumber: string }, ctx: ServiceContext): Looked {
  const found = await findInHand(permitNumber, ctx);
  if (!found.ok) return found;
  const may = await mayLift(found.value.permit, ctx.db, ctx);
  return may.ok ? ok({ permitNumber }) : may;
}
