import { paths } from '@/app/_kit/paths';
import type { Words } from '@/i18n/words';
import type { CheckHistory } from '@/services/verification/check-history';
import { EmptyState } from '@/ui/feedback/empty-state';
import { Code } from '@/ui/layout/page-parts';
import { DataTable } from '@/ui/tables/data-table';
import { alarmWords } from '../_parts/alarm-words';

/** What the portal itself was alarmed about, the newest first. */
export function Alarms({ alarms, words }: { readonly alarms: CheckHistory['alarms']; readonly words: Words }) {
  const { t, format } = words;
  return (
    <DataTable
      caption={t('office.suspicions.views.alarms')}
      isCaptionHidden
      rows={alarms}
      rowKey={({ id }) => id}
      empty={<EmptyState heading={t('office.suspicions.noAlarm')}>{t('office.suspicions.noAlarmText')}</EmptyState>}
      columns={[
        { key: 'at', heading: t('office.suspicions.raisedAt'), isRowHeading: true, cell: ({ raisedAt }) => format.moment(raisedAt) },
        {
          key: 'about',
          heading: t('site.report.number'),
          cell: ({ about, hasPermit }) =>
            hasPermit ? (
              <a href={paths.office.permit({ permitNumber: about })}>
                <Code>{about}</Code>
              </a>
            ) : (
              <Code>{about}</Code>
            ),
        },
        { key: 'kind', heading: t('office.suspicions.cause'), cell: ({ kind }) => alarmWords(kind, words) },
      ]}
    />
  );
}
