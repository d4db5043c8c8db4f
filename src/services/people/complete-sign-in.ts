import 'server-only';
import { livingFactors, spendRecoveryCode } from '@/data/repositories/factor-repository';
import { endSession, type HalfSession } from '@/data/repositories/person-repository';
import { inTransaction, type Tx } from '@/data/transaction';
import type { ProofMethod } from '@/domain/access/step-up';
import { invalidField } from '@/domain/shared/problem';
import { fail, ok, type Result } from '@/domain/shared/result';
import type { ServiceContext } from '../context';
import { digestOf, type GivenProof, prove, spendProof } from '../step-up/prove';
import { type OpenedSession, openSession } from './open-session';
import { recoveryMac } from './recovery-codes';

/** The second step of signing in. The whole session is another than the half one, which ends. */
export async function completeSignIn(
  input: GivenProof & { readonly recoveryCode?: string | undefined },
  half: HalfSession | null,
  ctx: ServiceContext,
): Promise<Result<OpenedSession>> {
  if (half?.stage !== 'factor') return fail({ kind: 'unauthenticated' });
  const own = { ...ctx, actor: half };
  if (input.recoveryCode?.trim()) return byRecoveryCode(input.recoveryCode, half, own);
  const proven = await prove(input, { act: 'session.open', items: [digestOf({ session: half.sessionId })] }, own);
  if (!proven.ok) return proven;
  return inTransaction(own, async (tx) => {
    await spendProof(tx, proven.value, 0, { subject: 'person', id: half.personId }, ctx);
    return exchange(tx, half, input.proofAssertion ? 'passkey' : 'totp', ctx);
  });
}

async function byRecoveryCode(typed: string, half: HalfSession, ctx: ServiceContext): Promise<Result<OpenedSession>> {
  const { personId } = half;
  const counted = await ctx.ports.throttle.consume('second-factor', personId);
  if (!counted.allowed) return fail({ kind: 'too-many-attempts', retryAfterSeconds: counted.retryAfterSeconds });
  const opened = await inTransaction(ctx, async (tx) => {
    if (!(await spendRecoveryCode(tx, personId, recoveryMac(typed, personId, ctx), ctx.now)))
      return fail(invalidField('recoveryCode', 'proof.wrongRecoveryCode'));
    tx.record({ type: 'RecoveryCodeUsed', subject: 'person', subjectId: personId, payload: {} });
    return exchange(tx, half, 'recovery-code', ctx);
  });
  if (opened.ok) await ctx.ports.throttle.forget('second-factor', personId);
  return opened;
}

/** A half session becomes a whole one under another name, so that a cookie that was seen before is worth nothing. */
export async function exchange(tx: Tx, half: HalfSession, provenBy: ProofMethod, ctx: ServiceContext): Promise<Result<OpenedSession>> {
  // Sent twice: the second finds the half session ended.
  if (!(await endSession(tx, half.sessionId, ctx.now))) return fail({ kind: 'unauthenticated' });
  return ok(await openSession(tx, half, provenBy, ctx));
}

/** The ways in which somebody can show that it is them. */
export interface OwnFactorKinds {
  readonly hasCodes: boolean;
  readonly hasPasskey: boolean;
}

/** The kinds of factors that a person has. */
export async function factorKindsOf(personId: string, { db }: Pick<ServiceContext, 'db'>): Promise<OwnFactorKinds> {
  const kinds = (await livingFactors(db, personId)).map(({ kind }) => kind);
  return { hasCodes: kinds.includes('totp'), hasPasskey: kinds.includes('passkey') };
}
