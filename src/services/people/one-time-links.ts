import 'server-only';
import { insertLink, type LinkPurpose, type OneTimeLink } from '@/data/repositories/one-time-token-repository';
import type { Tx } from '@/data/transaction';
import { fail, ok, type Result } from '@/domain/shared/result';
import type { ServiceContext } from '../context';
import { type MailOrder, queueMail } from '../mail/queue-mail';

/** How long each link works. Who resets a password waits for the mail; who confirms an address may read it tomorrow. */
const HOURS: Readonly<Record<LinkPurpose, number>> = {
  'confirm-email': 72,
  'reset-password': 2,
  'change-email': 24,
  'accept-invitation': 72,
};

const PATHS: Readonly<Record<LinkPurpose, string>> = {
  'confirm-email': '/confirm',
  'change-email': '/confirm',
  'reset-password': '/reset-password',
  'accept-invitation': '/reset-password',
};

const TEMPLATES = {
  'confirm-email': 'confirmEmail',
  'change-email': 'confirmNewEmail',
  'reset-password': 'resetPassword',
  'accept-invitation': 'staffInvited',
} as const;

/** Makes a link that works once and sends it to the address that it proves. */
export async function sendLink(
  tx: Tx,
  link: OneTimeLink & { readonly to?: NonNullable<MailOrder['to']> },
  ctx: ServiceContext,
): Promise<void> {
  const { personId, purpose, email, to } = link;
  const token = Buffer.from(ctx.randomBytes(32)).toString('base64url');
  const expires = new Date(Date.parse(ctx.now) + HOURS[purpose] * 3_600_000);
  await insertLink(tx, { personId, purpose, email, token, at: ctx.now, expiresAt: expires.toISOString() });
  await queueMail(
    tx,
    {
      ...(to ? { to } : { personId }),
      template: TEMPLATES[purpose],
      values: { until: expires },
      path: `${PATHS[purpose]}/${token}`,
      opensAccount: true,
      key: `person:${personId}:${purpose}:${ctx.newId()}`,
    },
    ctx,
  );
}

/** Counts mail that a stranger asks for, by where it goes and where the wish comes from, whether or not anybody is there. */
export async function countMailAsked(email: string, clientAddress: string, { ports }: ServiceContext): Promise<Result<null>> {
  for (const [door, key] of [
    ['account-address', clientAddress],
    ['account-mail', email],
  ] as const) {
    const counted = await ports.throttle.consume(door, key);
    if (!counted.allowed) return fail({ kind: 'too-many-attempts', retryAfterSeconds: counted.retryAfterSeconds });
  }
  return ok(null);
}
