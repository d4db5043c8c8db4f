import 'server-only';
import { findLiveLink, type OneTimeLink, spendLink } from '@/data/repositories/one-time-token-repository';
import { lockPerson } from '@/data/repositories/profile-repository';
import { inTransaction, type Tx } from '@/data/transaction';
import { fail, ok, type Result } from '@/domain/shared/result';
import { type Locale, requireActor, type ServiceContext } from '../context';
import { queueMail } from '../mail/queue-mail';
import { countMailAsked, sendLink } from './one-time-links';
import { normalisedEmail } from './sign-in';

const PURPOSES = ['confirm-email', 'change-email'] as const;

/** Whether a link would still work. Looking at it uses nothing up: programs that read mail look at every link. */
export const lookAtConfirmation = async ({ token }: { readonly token: string }, ctx: ServiceContext) =>
  ok({ isLive: (await findLiveLink(ctx.db, token, PURPOSES, ctx.now)) !== null });

/** Confirms the address that a link was sent to: the account's own, or the one it changes to. */
export function confirmEmail({ token }: { readonly token: string }, ctx: ServiceContext): Promise<Result<null>> {
  return inTransaction(ctx, async (tx) => {
    const link = await spendLink(tx, token, PURPOSES, ctx.now);
    if (!link) return fail({ kind: 'link-spent' });
    await lockPerson(tx, link.personId);
    return link.purpose === 'confirm-email' ? confirmOwn(tx, link, ctx) : changeTo(tx, link, ctx);
  });
}

async function confirmOwn(tx: Tx, { personId, email }: OneTimeLink, ctx: ServiceContext): Promise<Result<null>> {
  // An address that was changed meanwhile is not proven by a link to the old one.
  const { count } = await tx.db.person.updateMany({ where: { id: personId, email }, data: { emailConfirmedAt: ctx.now } });
  if (count === 0) return fail({ kind: 'link-spent' });
  tx.record({ type: 'EmailConfirmed', subject: 'person', subjectId: personId, payload: {} });
  return ok(null);
}

async function changeTo(tx: Tx, { personId, email }: OneTimeLink, ctx: ServiceContext): Promise<Result<null>> {
  // Somebody else may have opened an account there since the link was sent.
  if (await tx.db.person.findUnique({ where: { email } })) return fail({ kind: 'link-spent' });
  const before = await tx.db.person.findUniqueOrThrow({ where: { id: personId } });
  await tx.db.person.update({ where: { id: personId }, data: { email, emailConfirmedAt: ctx.now } });
  // Links to the old address open nothing any more.
  await tx.db.oneTimeToken.deleteMany({ where: { personId, usedAt: null } });
  const to = { address: before.email, name: before.name, locale: before.locale as Locale };
  await queueMail(tx, { to, template: 'emailChanged', values: {}, key: `person:${personId}:email-changed:${ctx.newId()}` }, ctx);
  tx.record({ type: 'EmailChanged', subject: 'person', subjectId: personId, payload: {} });
  return ok(null);
}

/** Sends a new link to confirm an address, where an account waits for one; the answer is the same where none does. */
export async function sendConfirmationAgain(
  input: { readonly email: string; readonly clientAddress: string },
  ctx: ServiceContext,
): Promise<Result<null>> {
  const email = normalisedEmail(input.email);
  const counted = await countMailAsked(email, input.clientAddress, ctx);
  if (!counted.ok) return counted;
  return inTransaction(ctx, async (tx) => {
    const person = await tx.db.person.findUnique({ where: { email } });
    if (person?.status === 'active' && person.emailConfirmedAt === null)
      await sendLink(tx, { personId: person.id, purpose: 'confirm-email', email }, ctx);
    return ok(null);
  });
}

/** The same for whoever is signed in. */
export async function sendOwnConfirmationAgain(
  { clientAddress }: { readonly clientAddress: string },
  ctx: ServiceContext,
): Promise<Result<null>> {
  const actor = requireActor(ctx);
  return actor.ok ? sendConfirmationAgain({ email: actor.value.email, clientAddress }, ctx) : actor;
}
