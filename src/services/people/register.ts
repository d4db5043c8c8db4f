import 'server-only';
import type { Tx } from '@/data/transaction';
import { inTransaction } from '@/data/transaction';
import { passwordFault } from '@/domain/people/password-rules';
import { LONGEST_NAME, nameFault, tidyName } from '@/domain/people/person-name';
import { fail, ok, type Result } from '@/domain/shared/result';
import type { ServiceContext } from '../context';
import { queueMail } from '../mail/queue-mail';
import { countMailAsked, sendLink } from './one-time-links';
import { hashInTurn } from './passwords';
import { normalisedEmail } from './sign-in';

/** What somebody who wants an account types, and where from. */
export interface Registration {
  readonly name: string;
  readonly email: string;
  readonly password: string;
  readonly clientAddress: string;
}

/**
 * Opens an account and sends a link to confirm its address. Whether there was one under that address already is told to
 * the address alone: whoever asks gets one answer, after the same work.
 */
export async function register(input: Registration, ctx: ServiceContext): Promise<Result<null>> {
  const [name, email] = [tidyName(input.name), normalisedEmail(input.email)];
  const [wrongName, wrongPassword] = [nameFault(name), passwordFault(input.password, { name, email })];
  if (wrongName || wrongPassword) {
    const fields = {
      ...(wrongName ? { name: { key: wrongName, values: { max: LONGEST_NAME } } } : {}),
      ...(wrongPassword ? { password: { key: wrongPassword } } : {}),
    };
    return fail({ kind: 'invalid-input', fields });
  }
  const counted = await countMailAsked(email, input.clientAddress, ctx);
  if (!counted.ok) return counted;
  const hashed = await hashInTurn(input.password);
  if (!hashed.ok) return hashed;
  return inTransaction(ctx, async (tx) => {
    const known = await tx.db.person.findUnique({ where: { email } });
    await (known ? tellKnown(tx, known, ctx) : openAccount(tx, { name, email, passwordHash: hashed.value }, ctx));
    return ok(null);
  });
}

async function openAccount(
  tx: Tx,
  account: { readonly name: string; readonly email: string; readonly passwordHash: string },
  ctx: ServiceContext,
): Promise<void> {
  const personId = ctx.newId();
  await tx.db.person.create({
    data: { id: personId, ...account, locale: ctx.locale, createdAt: ctx.now, roles: { create: [{ role: 'applicant' }] } },
  });
  await sendLink(tx, { personId, purpose: 'confirm-email', email: account.email }, ctx);
  tx.record({ type: 'AccountOpened', subject: 'person', subjectId: personId, payload: {} });
}

/** Who reads the mail of that address can set a password of their own, and so also take an account that somebody else opened on it. */
async function tellKnown(tx: Tx, person: { readonly id: string; readonly status: string }, ctx: ServiceContext): Promise<void> {
  if (person.status !== 'active') return;
  const key = `person:${person.id}:exists:${ctx.newId()}`;
  await queueMail(tx, { personId: person.id, template: 'accountExists', values: {}, path: '/forgotten-password', key }, ctx);
}
