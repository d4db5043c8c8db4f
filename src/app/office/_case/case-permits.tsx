import { paths } from '@/app/_kit/paths';
import type { Words } from '@/i18n/words';
import type { Case } from '@/services/review/get-case';
import { StatusTag } from '@/ui/feedback/status-tag';
import { Code, Panel } from '@/ui/layout/page-parts';

/** The permits that a case became. */
export function PermitsOfCase({ permits, words: { t, format } }: { readonly permits: Case['permits']; readonly words: Words }) {
  if (permits.length === 0) return null;
  return (
    <Panel heading={t('office.case.permits')} id="permits">
      {permits.map(({ permitNumber, state, validUntil }) => (
        <p key={permitNumber}>
          <a href={paths.office.permit({ permitNumber })}>
            <Code>{permitNumber}</Code>
          </a>{' '}
          <StatusTag state={state} text={t(`states.permit.${state}`)} /> {t('office.case.validTo', { day: format.day(validUntil) })}
        </p>
      ))}
    </Panel>
  );
}
