import { getWords } from '@/i18n/words';
import type { Locale } from '../context';
import type { MailLetter } from '../ports';

/** A message of the outbox. */
export interface QueuedMail {
  readonly id: string;
  readonly address: string;
  readonly locale: string;
  readonly subject: string;
  readonly paragraphs: readonly string[];
  readonly action: string | null;
  readonly link: string | null;
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
const escaped = (text: string): string => text.replace(/[&<>"']/g, (sign) => ENTITIES[sign] ?? sign);

/** The letter of a message: a plain part and an HTML part that say the same words, without pictures and without tracking. */
export function letterOf(mail: QueuedMail, appOrigin: string): MailLetter {
  const { t } = getWords(mail.locale as Locale);
  const closing = [t('mail.frame.signature'), t('mail.frame.portal', { origin: appOrigin })];
  const { link, action } = mail;
  const text = [...mail.paragraphs, ...(link && action ? [`${action}:\n${link}`] : []), ...closing].join('\n\n');
  const said = mail.paragraphs.map((paragraph) => `<p style="white-space:pre-line">${escaped(paragraph)}</p>`);
  const button = link && action ? [`<p><a href="${escaped(link)}">${escaped(action)}</a><br>${escaped(link)}</p>`] : [];
  const html = [
    `<!doctype html><html lang="${mail.locale}"><head><meta charset="utf-8"><title>${escaped(mail.subject)}</title></head>`,
    '<body style="font:16px/1.5 sans-serif;max-width:38em;margin:0 auto;padding:1em">',
    ...said,
    ...button,
    ...closing.map((paragraph) => `<p>${escaped(paragraph)}</p>`),
    '</body></html>',
  ].join('\n');
  return { messageId: `<${mail.id}@${new URL(appOrigin).hostname}>`, to: mail.address, subject: mail.subject, text, html };
}
