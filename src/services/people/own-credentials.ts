import 'server-only';
import { livingFactors } from '@/data/repositories/factor-repository';
import { endOtherSessions, findAccount } from '@/data/repositories/person-repository';
import { inTransaction } from '@/data/transaction';
import type { Actor } from '@/domain/access/actor';
import { isLongPassword, passwordFault } from '@/domain/people/password-rules';
import { invalidField } from '@/domain/shared/problem';
import { fail, ok, type Result } from '@/domain/shared/result';
import { requireActor, type ServiceContext } from '../context';
import { queueMail } from '../mail/queue-mail';
import { countMailAsked, sendLink } from './one-time-links';
import { hashInTurn, isPassword } from './passwords';
import { normalisedEmail } from './sign-in';

/**
 * Whether it is really them: the password once more before anything that could lock a person out. Counted like an attempt to
 * sign in, so that a session left open is no place to guess.
 */
export async function provePassword(password: string, ctx: ServiceContext): Promise<Result<Actor>> {
  const actor = requireActor(ctx);
  if (!actor.ok) return actor;
  const { email } = actor.value;
  const counted = await ctx.ports.throttle.consume('sign-in-account', email);
  if (!counted.allowed) return fail({ kind: 'too-many-attempts', retryAfterSeconds: counted.retryAfterSeconds });
  const account = await findAccount(ctx.db, email);
  const matches = await isPassword(account?.passwordHash ?? null, password);
  if (!matches.ok) return matches;
  if (!matches.value) return fail(invalidField('currentPassword', 'password.wrong'));
  await ctx.ports.throttle.forget('sign-in-account', email);
  return actor;
}

/** Changes one's own password. Every other session ends. */
export async function changePassword(
  input: { readonly currentPassword: string; readonly password: string },
  ctx: ServiceContext,
): Promise<Result<null>> {
  const proven = await provePassword(input.currentPassword, ctx);
  if (!proven.ok) return proven;
  const { personId, sessionId } = proven.value;
  const wrong = passwordFault(input.password, proven.value, (await livingFactors(ctx.db, personId)).length > 0);
  if (wrong) return fail(invalidField('password', wrong));
  const hashed = await hashInTurn(input.password);
  if (!hashed.ok) return hashed;
  return inTransaction(ctx, async (tx) => {
    await tx.db.person.update({
      where: { id: personId },
      data: { passwordHash: hashed.value, hasLongPassword: isLongPassword(input.password) },
    });
    await tx.db.oneTimeToken.deleteMany({ where: { personId, purpose: 'reset-password', usedAt: null } });
    await endOtherSessions(tx, personId, sessionId, ctx.now);
    await queueMail(tx, { personId, template: 'passwordChanged', values: {}, key: `person:${personId}:password:${ctx.newId()}` }, ctx);
    tx.record({ type: 'PasswordChanged', subject: 'person', subjectId: personId, payload: { by: 'person' } });
    return ok(null);
  });
}

/** Asks for another e-mail address. It counts once the link sent there is followed; until then the old one does. */
export async function askForEmailChange(
  input: { readonly email: string; readonly currentPassword: string; readonly clientAddress: string },
  ctx: ServiceContext,
): Promise<Result<null>> {
  const proven = await provePassword(input.currentPassword, ctx);
  if (!proven.ok) return proven;
  const email = normalisedEmail(input.email);
  if (email === proven.value.email) return fail(invalidField('email', 'email.same'));
  const counted = await countMailAsked(email, input.clientAddress, ctx);
  if (!counted.ok) return counted;
  const { personId, name } = proven.value;
  return inTransaction(ctx, async (tx) => {
    // Whether somebody has an account there is nobody else's business: the answer is the same.
    if (await tx.db.person.findUnique({ where: { email } })) return ok(null);
    await sendLink(tx, { personId, purpose: 'change-email', email, to: { address: email, name, locale: ctx.locale } }, ctx);
    return ok(null);
  });
}
