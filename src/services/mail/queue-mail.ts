import 'server-only';
import { letterheadOf } from '@/data/repositories/letterhead-repository';
import type { Tx } from '@/data/transaction';
import { MESSAGES, type Messages } from '@/i18n/messages';
import { getWords, type Words } from '@/i18n/words';
import type { Locale, ServiceContext } from '../context';

/** What the portal writes about; each has its words in `mail.json`, in three languages, or it does not compile. */
export type MailTemplate = keyof Messages['mail']['templates'];

/** What is only a reminder: whoever does not want them is not reminded. Everything else tells of a duty or of what happened. */
const REMINDERS: readonly MailTemplate[] = ['permitExpiresSoon', 'draftUntouched'];

/** Days and moments are given plain (`2027-05-22`, a `Date`) and said in the reader's language, like what asks for their words. */
export interface MailValues {
  readonly [name: string]: string | number | Date | ((words: Words) => string);
}

/** One message to one person. */
export interface MailOrder {
  /** Somebody with an account, who is written to in the language they chose. */
  readonly personId?: string;
  /** Somebody without, at an address. */
  readonly to?: { readonly address: string; readonly name: string; readonly locale: Locale };
  readonly template: MailTemplate;
  readonly values: MailValues;
  /** The office that writes: its name and how it is reached stand below. */
  readonly officeId?: string;
  /** Where the button leads: a path of this portal. */
  readonly path?: string;
  /** The path lets whoever has it into an account: it is taken out of the register once it was sent. */
  readonly opensAccount?: boolean;
  /** The same key is the same message, however often it is asked for. */
  readonly key: string;
}

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const CONTROL = /\p{Cc}+/gu;

/** The words of a message in one language, without any frame: what the register keeps and an administrator reads. */
export function wordMail(
  order: Pick<MailOrder, 'template' | 'values'>,
  locale: Locale,
  timeZone: string,
): { readonly subject: string; readonly paragraphs: readonly string[]; readonly action: string } {
  const words = getWords(locale, timeZone);
  const { say, format } = words;
  const values = Object.fromEntries(
    Object.entries(order.values).map(([name, value]) => {
      if (typeof value === 'function') return [name, value(words)];
      if (value instanceof Date) return [name, format.moment(value.toISOString())];
      return [name, typeof value === 'string' && DAY.test(value) ? format.day(value) : value];
    }),
  );
  const inTemplate = (part: string) => say({ key: `mail.templates.${order.template}.${part}`, values });
  const lines = Object.keys(MESSAGES[locale].mail.templates[order.template].lines);
  return {
    // A name or a reference somebody typed must never begin a header of its own.
    subject: inTemplate('subject').replace(CONTROL, ' '),
    paragraphs: lines.map((line) => inTemplate(`lines.${line}`)),
    action: inTemplate('action'),
  };
}

/**
 * Puts a message in the outbox, in the transaction that gives the reason for it: rolled back, nobody is told; committed, the
 * worker sends it. Nobody is told twice under one key. People without an address that can be reached are not an error.
 */
export async function queueMail(tx: Tx, order: MailOrder, ctx: Pick<ServiceContext, 'now' | 'newId' | 'party'>): Promise<void> {
  const person = order.personId
    ? await tx.db.person.findUnique({
        where: { id: order.personId },
        select: { email: true, name: true, locale: true, wantsReminders: true, kind: true },
      })
    : null;
  if (order.personId && person?.kind === 'organisation') return queueToMembers(tx, order, order.personId, ctx);
  if (person && !person.wantsReminders && REMINDERS.includes(order.template)) return;
  const to = person ? { address: person.email, name: person.name, locale: person.locale as Locale } : order.to;
  if (!to) return;
  const { subject, paragraphs, action } = wordMail(order, to.locale, ctx.party.timeZone);
  const signed = order.officeId ? await signatureOf(tx, order.officeId, to.locale) : [];
  const greeting = getWords(to.locale).t('mail.frame.greeting', { name: to.name });
  await tx.db.mail.createMany({
    data: [
      {
        id: ctx.newId(),
        key: order.key,
        personId: order.personId ?? null,
        address: to.address,
        locale: to.locale,
        template: order.template,
        subject,
        paragraphs: [greeting, ...paragraphs, ...signed],
        action: order.path === undefined ? null : action,
        link: order.path === undefined ? null : `${ctx.party.appOrigin}${order.path}`,
        opensAccount: order.opensAccount ?? false,
        queuedAt: ctx.now,
        nextAttemptAt: ctx.now,
      },
    ],
    skipDuplicates: true,
  });
}

/** Who writes, in the reader's language, as of now: what was queued keeps it. */
async function signatureOf(tx: Tx, officeId: string, locale: Locale): Promise<readonly string[]> {
  const { names, contact } = await letterheadOf(tx.db, officeId);
  return [[names[locale], contact].filter(Boolean).join('\n')];
}

/** An organisation reads its letters through its people: the owners, and every member who wants them, each in their own language. */
async function queueToMembers(
  tx: Tx,
  order: MailOrder,
  organisationId: string,
  ctx: Pick<ServiceContext, 'now' | 'newId' | 'party'>,
): Promise<void> {
  const members = await tx.db.organisationMember.findMany({
    where: { organisationId, leftAt: null, wantsLetters: true },
    orderBy: { id: 'asc' },
    select: { personId: true },
  });
  for (const { personId } of members) await queueMail(tx, { ...order, personId, key: `${order.key}:${personId}` }, ctx);
}
