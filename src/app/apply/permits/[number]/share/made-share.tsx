import { paths } from '@/app/_kit/paths';
import { LOCALES } from '@/i18n/locale';
import { getWords, type Words } from '@/i18n/words';
import { Notice } from '@/ui/feedback/notice';
import type { MadeLink } from './made-link';

interface MadeShareProps {
  readonly made: MadeLink;
  readonly permitNumber: string;
  readonly origin: string;
  readonly words: Words;
}

/** The new link, shown once, with a message for the courier in each language. Nothing is sent from here. */
export function MadeShare({ made: { token, expiresAt }, permitNumber, origin, words: { t, format } }: MadeShareProps) {
  const link = `${origin}${paths.shared({ token })}`;
  return (
    <Notice tone="success" label={t('shared.success')} heading={t('permits.share.madeHeading')}>
      <p>{t('permits.share.madeText', { date: format.day(expiresAt) })}</p>
      <div className="field">
        <label htmlFor="link">{t('permits.share.link')}</label>
        <input id="link" className="input code" readOnly value={link} />
      </div>
      <p>{t('permits.share.mailHeading')}</p>
      {LOCALES.map((locale) => (
        <CourierMessage key={locale} link={link} permitNumber={permitNumber} expiresAt={expiresAt} words={getWords(locale)} />
      ))}
    </Notice>
  );
}

interface MessageProps {
  readonly link: string;
  readonly permitNumber: string;
  readonly expiresAt: string;
  readonly words: Words;
}

function CourierMessage({ link, permitNumber, expiresAt, words: { t, format, locale } }: MessageProps) {
  const subject = t('permits.share.mail.subject', { number: permitNumber });
  const body = t('permits.share.mail.body', { number: permitNumber, link, date: format.day(expiresAt) });
  return (
    <details lang={locale}>
      <summary>{t('permits.share.mailText')}</summary>
      <textarea className="input" rows={12} readOnly value={body} aria-label={t('permits.share.mailText')} />
      <p>
        <a href={`mailto:?subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(body)}`}>{t('permits.share.mailOpen')}</a>
      </p>
    </details>
  );
}
