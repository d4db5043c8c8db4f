import 'server-only';
import { mayDo } from '@/domain/access/permissions';
import { fail, ok, type Result } from '@/domain/shared/result';
import { requireActor, type ServiceContext } from '../context';
import { letterOf } from './letter-of';

/** What became of a message. */
export const MAIL_STATES = ['queued', 'sent', 'failed', 'kept'] as const;
export type MailState = (typeof MAIL_STATES)[number];

/** A message in an administrator's list. */
export interface ListedMail {
  readonly id: string;
  readonly address: string;
  readonly subject: string;
  readonly state: MailState;
  readonly queuedAt: string;
}

/** A message whole, as it is sent, and how sending it went. */
export interface WholeMail extends ListedMail {
  readonly text: string;
  readonly attempts: number;
  readonly lastError: string | null;
  /** A link that opens somebody's account is not for an administrator's eyes; in a demonstration there is no other post box. */
  readonly isLinkHidden: boolean;
}

const PAGE = 50;
const KEY = /^(\d+)_([0-9a-f-]{36})$/;

/** The newest messages first, a page at a time. */
export async function listMail(
  input: { readonly state: MailState | null; readonly about: string | null; readonly before: string | null },
  ctx: ServiceContext,
): Promise<Result<{ readonly mails: readonly ListedMail[]; readonly next: string | null; readonly isConnected: boolean }>> {
  const actor = requireActor(ctx);
  if (!actor.ok) return actor;
  if (!mayDo(actor.value.roles, 'mail:read')) return fail({ kind: 'forbidden', permission: 'mail:read' });
  const [, at, id] = KEY.exec(input.before ?? '') ?? [];
  const queuedAt = new Date(Number(at ?? 0));
  const rows = await ctx.db.mail.findMany({
    where: {
      ...(input.state ? { state: input.state } : {}),
      ...(input.about ? { address: { contains: input.about, mode: 'insensitive' as const } } : {}),
      ...(id ? { OR: [{ queuedAt: { lt: queuedAt } }, { queuedAt, id: { lt: id } }] } : {}),
    },
    orderBy: [{ queuedAt: 'desc' }, { id: 'desc' }],
    take: PAGE + 1,
  });
  const shown = rows.slice(0, PAGE);
  const last = rows.length > PAGE ? shown.at(-1) : undefined;
  return ok({
    mails: shown.map(listed),
    next: last ? `${last.queuedAt.getTime()}_${last.id}` : null,
    isConnected: ctx.ports.mail !== null,
  });
}

const listed = (row: { id: string; address: string; subject: string; state: string; queuedAt: Date }): ListedMail => ({
  id: row.id,
  address: row.address,
  subject: row.subject,
  state: row.state as MailState,
  queuedAt: row.queuedAt.toISOString(),
});

/** One message. `isDemonstration` shows links that open accounts: demo accounts have printed passwords anyway. */
export async function readMail(
  input: { readonly id: string; readonly isDemonstration: boolean },
  ctx: ServiceContext,
): Promise<Result<WholeMail>> {
  const actor = requireActor(ctx);
  if (!actor.ok) return actor;
  if (!mayDo(actor.value.roles, 'mail:read')) return fail({ kind: 'forbidden', permission: 'mail:read' });
  const row = await ctx.db.mail.findUnique({ where: { id: input.id } });
  if (!row) return fail({ kind: 'not-found', what: 'mail' });
  const isLinkHidden = row.opensAccount && !input.isDemonstration;
  const { text } = letterOf(isLinkHidden ? { ...row, link: null } : row, ctx.party.appOrigin);
  return ok({ ...listed(row), text, attempts: row.attempts, lastError: row.lastError, isLinkHidden });
}

/** Puts a message that failed back in the queue. */
export async function sendAgain(input: { readonly id: string }, ctx: ServiceContext): Promise<Result<{ readonly id: string }>> {
  const actor = requireActor(ctx);
  if (!actor.ok) return actor;
  if (!mayDo(actor.value.roles, 'mail:read')) return fail({ kind: 'forbidden', permission: 'mail:read' });
  const { count } = await ctx.db.mail.updateMany({
    where: { id: input.id, state: 'failed' },
    data: { state: 'queued', attempts: 0, nextAttemptAt: new Date(ctx.now) },
  });
  return count === 1 ? ok(input) : fail({ kind: 'not-found', what: 'mail' });
}
