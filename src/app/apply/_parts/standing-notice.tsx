import { paths } from '@/app/_kit/paths';
import type { Obstacle } from '@/domain/people/vetting';
import type { Words } from '@/i18n/words';
import { Notice } from '@/ui/feedback/notice';

interface StandingNoticeProps {
  readonly obstacle: Obstacle | null;
  /** Whose standing it is, where it is not the reader's own. */
  readonly applicantName?: string | null;
  readonly words: Words;
}

/** Told early, on the pages that lead to sending: what has to happen before a first application can be sent. */
export function StandingNotice({ obstacle, applicantName = null, words: { t } }: StandingNoticeProps) {
  if (obstacle === null) return null;
  if (applicantName !== null)
    return (
      <Notice tone="information" label={t('shared.warning')} heading={t('account.standing.title')}>
        <p>{t('account.standing.other', { name: applicantName })}</p>
      </Notice>
    );
  return (
    <Notice tone={obstacle === 'awaiting' ? 'information' : 'warning'} label={t('shared.warning')} heading={t('account.standing.title')}>
      <p>{t(`account.standing.${obstacle}`)}</p>
      <p>
        <a href={obstacle === 'no-profile' ? paths.apply.setup : paths.apply.account}>{t('account.standing.go')}</a>
      </p>
    </Notice>
  );
}
