import { paths } from '@/app/_kit/paths';
import type { Words } from '@/i18n/words';
import type { Case } from '@/services/review/get-case';
import { Notice } from '@/ui/feedback/notice';

interface RetrospectiveNoticeProps {
  readonly reference: string;
  readonly retrospective: Case['retrospective'];
  readonly words: Words;
}

/** That the specimens left before the application was sent, and on what the exception rests. */
export function RetrospectiveNotice({ reference, retrospective, words: { t, format } }: RetrospectiveNoticeProps) {
  if (!retrospective) return null;
  const { leftOn, ground, reason, investigation, agreedOn, agreement, letterId, openerName } = retrospective;
  return (
    <Notice tone="warning" label={t('shared.warning')} heading={t('case.retrospective.standing', { day: format.day(leftOn) })}>
      <p>
        {t(`case.retrospective.ground.${ground}`)}: <bdi>{reason}</bdi>
      </p>
      <p className="typed">
        <bdi>{investigation}</bdi>
      </p>
      <p>{t('case.retrospective.agreed', { day: format.day(agreedOn), agreement, name: openerName })}</p>
      <p>
        <a href={paths.office.document({ reference, document: letterId })}>{t('case.retrospective.seeLetter')}</a>
      </p>
      <p>{t('case.retrospective.takesTwo')}</p>
    </Notice>
  );
}
