import { verdictRow } from '@/domain/verification/verdict';
import type { Words } from '@/i18n/words';
import type { CheckHistory } from '@/services/verification/check-history';
import { DataTable } from '@/ui/tables/data-table';
import { alarmWords } from '../../_parts/alarm-words';

/** How often the permit was checked, by day; where, for Customs alone; and what the office was alarmed about. */
export function Checks({ history: { checks, alarms }, words }: { readonly history: CheckHistory; readonly words: Words }) {
  const { t, say, format } = words;
  return (
    <>
      {alarms.length > 0 ? (
        <ul>
          {alarms.map((alarm) => (
            <li key={alarm.id}>
              {format.moment(alarm.raisedAt)}: {alarmWords(alarm.kind, words)}
            </li>
          ))}
        </ul>
      ) : null}
      <DataTable
        caption={t('office.permit.checks.title')}
        isCaptionHidden
        rows={checks}
        rowKey={({ day, way, postId, verdict }) => [day, way, postId, verdict].join()}
        empty={<p>{t('office.permit.checks.none')}</p>}
        columns={[
          { key: 'day', heading: t('office.permit.checks.day'), isRowHeading: true, cell: ({ day }) => format.day(day) },
          {
            key: 'way',
            heading: t('office.permit.checks.way'),
            cell: ({ way, post, lastAt }) => (
              <>
                {t(`office.permit.checks.ways.${way}`)}
                {post ? (
                  <>
                    , <bdi>{post}</bdi>
                  </>
                ) : null}
                {lastAt ? `, ${format.time(lastAt)}` : ''}
              </>
            ),
          },
          {
            key: 'verdict',
            heading: t('office.permit.checks.verdict'),
            cell: ({ verdict }) => say({ key: `states.verdict.${verdictRow(verdict).word}`, values: { left: '…', time: '' } }),
          },
          { key: 'times', heading: t('office.permit.checks.times'), align: 'end', cell: ({ times }) => format.number(times) },
        ]}
      />
    </>
  );
}
