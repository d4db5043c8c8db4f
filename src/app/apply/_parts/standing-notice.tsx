import { paths } from '@/app/_kit/paths';
import type { Obstacle } from '@/domain/people/vetting';
import type { Words } from '@/i18n/words';
import { Notice } from '@/ui/feedback/notice';

interface StandingNoticeProps {
  readonly obstacle: Obstacle | null;
  /** Whose standing it is, where it is not the reader's own. */
  readonly applicantName?: string | null;
  /** Whether the reader is on the page of their account already. */
  readonly isOnAccount?: boolean;
  readonly words: Words;
}

/** What waits for the trader and for nobody else: the office has answered, and looks again once they did. */
export const isAnsweredByOffice = (obstacle: Obstacle | null): boolean => obstacle === 'more-asked' || obstacle === 'refused';

/** Where the reader does what the notice asks for; null where the page itself offers it, or nothing is asked. */
function wayOut(obstacle: Obstacle, isOnAccount: boolean, { t }: Words) {
  if (obstacle === 'no-profile') return isOnAccount ? null : { href: paths.apply.setup, text: t('account.home.fill') };
  if (!isOnAccount) return { href: paths.apply.account, text: t('account.standing.go') };
  return isAnsweredByOffice(obstacle) ? { href: paths.apply.accountProfile, text: t('account.standing.correct') } : null;
}

/** Told early, on the pages that lead to sending: what has to happen before a first application can be sent. */
export function StandingNotice({ obstacle, applicantName = null, isOnAccount = false, words }: StandingNoticeProps) {
  if (obstacle === null) return null;
  const { t } = words;
  const way = wayOut(obstacle, isOnAccount, words);
  if (applicantName !== null)
    return (
      <Notice tone="information" label={t('shared.warning')} heading={t('account.standing.title')}>
        <p>{t('account.standing.other', { name: applicantName })}</p>
      </Notice>
    );
  return (
    <Notice tone={obstacle === 'awaiting' ? 'information' : 'warning'} label={t('shared.warning')} heading={t('account.standing.title')}>
      <p>{t(`account.standing.${obstacle}`)}</p>
      {way ? (
        <p>
          <a href={way.href}>{way.text}</a>
        </p>
      ) : null}
      {isOnAccount && isAnsweredByOffice(obstacle) ? (
        <p>
          <a href={paths.apply.papers({ owner: 'me' })}>{t('account.standing.papers')}</a>
        </p>
      ) : null}
    </Notice>
  );
}
