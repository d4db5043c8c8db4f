import 'server-only';
import { type Account, endOldestSessions, findAccount, insertSession } from '@/data/repositories/person-repository';
import { inTransaction } from '@/data/transaction';
import type { Actor } from '@/domain/access/actor';
import { fail, ok, type Result } from '@/domain/shared/result';
import type { ServiceContext } from '../context';
import { isPassword } from './passwords';
import { sessionLimits } from './session-limits';

/** What somebody typed, and where from. */
export interface SignIn {
  readonly email: string;
  readonly password: string;
  readonly clientAddress: string;
}

/** A session that was opened. */
export interface OpenedSession {
  readonly sessionId: string;
  readonly personId: string;
}

type RefusalReason = 'unknown-account' | 'wrong-password' | 'account-disabled';

/** E-mail addresses are kept and compared in lower case. */
export const normalisedEmail = (typed: string): string => typed.trim().normalize('NFC').toLowerCase();

/**
 * Signs a person in. Unknown address, wrong password and disabled account get one answer after the same work; attempts are
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
  const opened = await openSession(account, ctx);
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

function openSession(account: Account, ctx: ServiceContext): Promise<Result<OpenedSession>> {
  const { personId, roles } = account;
  const limits = sessionLimits(roles);
  const sessionId = ctx.newId();
  const expiresAt = new Date(Date.parse(ctx.now) + limits.absoluteHours * 3_600_000).toISOString();
  const actor: Actor = { personId, name: '', email: '', roles, sessionId, officeId: null, postId: null };
  return inTransaction({ ...ctx, actor }, async (tx) => {
    await insertSession(tx, { id: sessionId, personId, at: ctx.now, expiresAt, idleMinutes: limits.idleMinutes });
    await endOldestSessions(tx, personId, limits.most, ctx.now);
    tx.record({ type: 'PersonSignedIn', subject: 'person', subjectId: personId, payload: {} });
    return ok({ sessionId, personId });
  });
}
