import 'server-only';
import { livingFactors } from '@/data/repositories/factor-repository';
import { type Account, findAccount } from '@/data/repositories/person-repository';
import { inTransaction } from '@/data/transaction';
import type { Actor } from '@/domain/access/actor';
import { STAFF_ROLES } from '@/domain/access/role';
import { fail, ok, type Result } from '@/domain/shared/result';
import type { ServiceContext } from '../context';
import { type OpenedSession, openHalfSession, openSession } from './open-session';
import { isPassword } from './passwords';

/** What somebody typed, and where from. */
export interface SignIn {
  readonly email: string;
  readonly password: string;
  readonly clientAddress: string;
}

type RefusalReason = 'unknown-account' | 'wrong-password' | 'account-disabled';

/** E-mail addresses are kept and compared in lower case. */
export const normalisedEmail = (typed: string): string => typed.trim().normalize('NFC').toLowerCase();

/**
 * Signs a person in, or half in: whoever has a second factor shows it next, and whoever works for an authority without one sets
 * one up before anything else (decisions §5). Unknown address, wrong password and disabled account get one answer after the same work; attempts are
 * counted for the account (whether or not it exists) and for the address they come from, before the password is looked at,
 * so that many at once count as many.
 */
export async function signIn(input: SignIn, ctx: ServiceContext): Promise<Result<OpenedSession>> {
  const { throttle } = ctx.ports;
  const email = normalisedEmail(input.email);
  for (const [door, key] of [
    ['sign-in-address', input.clientAddress],
    ['sign-in-account', email],
  ] as const) {
    const counted = await throttle.consume(door, key);
    if (!counted.allowed) return fail({ kind: 'too-many-attempts', retryAfterSeconds: counted.retryAfterSeconds });
  }
  const account = await findAccount(ctx.db, email);
  const matches = await isPassword(account?.passwordHash ?? null, input.password);
  if (!matches.ok) return matches;
  if (!account || !matches.value || !account.isActive) return refuse(account, matches.value, ctx);
  const opened = await openFor(account, ctx);
  if (opened.ok) await throttle.forget('sign-in-account', email);
  return opened;
}

async function refuse(account: Account | null, isRight: boolean, ctx: ServiceContext): Promise<Result<OpenedSession>> {
  const reason: RefusalReason = !account ? 'unknown-account' : isRight ? 'account-disabled' : 'wrong-password';
  const recorded = await inTransaction(ctx, async (tx) => {
    // The address that was typed may be a password in the wrong box: only accounts that exist are named.
    tx.record({ type: 'SignInRefused', subject: 'person', subjectId: account?.personId ?? 'unknown', payload: { reason } });
    return ok(null);
  });
  return recorded.ok ? fail({ kind: 'bad-credentials' }) : recorded;
}

async function openFor(account: Account, ctx: ServiceContext): Promise<Result<OpenedSession>> {
  if ((await livingFactors(ctx.db, account.personId)).length > 0) return openHalfSession(account, 'factor', ctx);
  if (account.roles.some((role) => STAFF_ROLES.includes(role))) return openHalfSession(account, 'enrol', ctx);
  const actor: Actor = { ...account, name: '', email: '', sessionId: '', principals: [], officeId: null, postId: null };
  return inTransaction({ ...ctx, actor }, async (tx) => ok(await openSession(tx, account, 'password', ctx)));
}
