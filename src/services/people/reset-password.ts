import 'server-only';
import { livingFactors } from '@/data/repositories/factor-repository';
import { findLiveLink, spendLink } from '@/data/repositories/one-time-token-repository';
import { endSessionsOf, NO_PASSWORD_YET } from '@/data/repositories/person-repository';
import { lockPerson } from '@/data/repositories/profile-repository';
import { inTransaction } from '@/data/transaction';
import { isLongPassword, passwordFault } from '@/domain/people/password-rules';
import { invalidField } from '@/domain/shared/problem';
import { fail, ok, type Result } from '@/domain/shared/result';
import type { ServiceContext } from '../context';
import { queueMail } from '../mail/queue-mail';
import { countMailAsked, sendLink } from './one-time-links';
import { hashInTurn } from './passwords';
import { normalisedEmail } from './sign-in';

const PURPOSES = ['reset-password', 'accept-invitation'] as const;

/** Sends a link to set a new password, where there is an account; the answer is the same where there is none. */
export async function askForReset(
  input: { readonly email: string; readonly clientAddress: string },
  ctx: ServiceContext,
): Promise<Result<null>> {
  const email = normalisedEmail(input.email);
  const counted = await countMailAsked(email, input.clientAddress, ctx);
  if (!counted.ok) return counted;
  return inTransaction(ctx, async (tx) => {
    const person = await tx.db.person.findUnique({ where: { email } });
    // Whose invitation ended is invited again by an administrator, or its end would mean nothing.
    if (person?.status !== 'active' || person.passwordHash === NO_PASSWORD_YET) return ok(null);
    await sendLink(tx, { personId: person.id, purpose: 'reset-password', email }, ctx);
    tx.record({ type: 'PasswordResetAsked', subject: 'person', subjectId: person.id, payload: {} });
    return ok(null);
  });
}

/** Whether a link would still work. Looking at it uses nothing up. */
export async function lookAtReset({ token }: { readonly token: string }, ctx: ServiceContext) {
  const link = await findLiveLink(ctx.db, token, PURPOSES, ctx.now);
  return ok({ isLive: link !== null, isInvitation: link?.purpose === 'accept-invitation' });
}

/** Sets a password by a link, the first one by that of an invitation. Every session of the person ends; and who could read the mail has proven the address. */
export async function resetPassword(
  { token, password }: { readonly token: string; readonly password: string },
  ctx: ServiceContext,
): Promise<Result<null>> {
  const live = await findLiveLink(ctx.db, token, PURPOSES, ctx.now);
  const person = live ? await ctx.db.person.findUnique({ where: { id: live.personId } }) : null;
  if (!person) return fail({ kind: 'link-spent' });
  const wrong = passwordFault(password, person, (await livingFactors(ctx.db, person.id)).length > 0);
  if (wrong) return fail(invalidField('password', wrong));
  const hashed = await hashInTurn(password);
  if (!hashed.ok) return hashed;
  const done = await inTransaction(ctx, async (tx) => {
    const link = await spendLink(tx, token, PURPOSES, ctx.now);
    if (!link) return fail({ kind: 'link-spent' });
    const { personId, email } = link;
    await lockPerson(tx, personId);
    const { count } = await tx.db.person.updateMany({
      where: { id: personId, email },
      data: {
        passwordHash: hashed.value,
        hasLongPassword: isLongPassword(password),
        ...(person.emailConfirmedAt ? {} : { emailConfirmedAt: ctx.now }),
      },
    });
    if (count === 0) return fail({ kind: 'link-spent' });
    await endSessionsOf(tx, personId, ctx.now);
    await queueMail(tx, { personId, template: 'passwordChanged', values: {}, key: `person:${personId}:password:${ctx.newId()}` }, ctx);
    tx.record({ type: 'PasswordChanged', subject: 'person', subjectId: personId, payload: { by: 'link' } });
    return ok(null);
  });
  if (done.ok) await ctx.ports.throttle.forget('sign-in-account', person.email);
  return done;
}
