import { z } from 'zod';
import { definePage } from '@/app/_kit/define-page';
import { paths, withQuery } from '@/app/_kit/paths';
import { ok } from '@/domain/shared/result';
import type { Words } from '@/i18n/words';
import { listAlarms } from '@/services/verification/check-history';
import { type ListedSuspicion, listSuspicions } from '@/services/verification/suspicions';
import { EmptyState } from '@/ui/feedback/empty-state';
import { Code, Heading } from '@/ui/layout/page-parts';
import { type Column, DataTable, Pager } from '@/ui/tables/data-table';
import { queryText } from '../_parts/case-input';
import { Alarms } from './alarms';

const VIEWS = ['open', 'closed', 'alarms'] as const;
const NONE = { suspicions: [], alarms: [], next: null };

/** What people report about papers that look wrong, the longest waiting on top; and what checks gave cause for, the newest first. */
export default definePage({
  permission: 'suspicion:read',
  searchParams: z.object({ view: z.enum(VIEWS).catch('open').default('open'), after: queryText }),
  width: 'wide',
  load: async ({ view, after: key }, ctx) => {
    const after = key || null;
    const found = view === 'alarms' ? await listAlarms({ after }, ctx) : await listSuspicions({ view, after }, ctx);
    return found.ok ? ok({ ...NONE, ...found.value }) : found;
  },
  title: (_, { t }) => t('office.suspicions.title'),
  view: ({ data, input: { view, after }, words }) => {
    const { t } = words;
    const address = (one: string, key: string | null) => withQuery(paths.office.suspicions, { view: one, after: key });
    return (
      <>
        <Heading>{t('office.suspicions.title')}</Heading>
        <nav aria-label={t('office.suspicions.viewsLabel')}>
          <ul className="views">
            {VIEWS.map((one) => (
              <li key={one}>
                <a href={address(one, null)} aria-current={one === view ? 'page' : undefined}>
                  {t(`office.suspicions.views.${one}`)}
                </a>
              </li>
            ))}
          </ul>
        </nav>
        {view === 'alarms' ? (
          <Alarms alarms={data.alarms} words={words} />
        ) : (
          <DataTable
            caption={t('office.suspicions.title')}
            isCaptionHidden
            columns={columns(words)}
            rows={data.suspicions}
            rowKey={({ reference }) => reference}
            empty={<EmptyState heading={t('office.suspicions.empty')}>{t('office.suspicions.emptyText')}</EmptyState>}
          />
        )}
        <Pager
          label={t('shared.pager.label')}
          next={data.next ? { href: address(view, data.next), text: t('shared.pager.next') } : null}
          first={after ? { href: address(view, null), text: t('shared.pager.first') } : null}
        />
      </>
    );
  },
});

function columns({ t, format }: Words): readonly Column<ListedSuspicion>[] {
  return [
    {
      key: 'reference',
      heading: t('office.suspicions.reference'),
      isRowHeading: true,
      cell: ({ reference }) => (
        <a href={paths.office.suspicion({ reference })}>
          <Code>{reference}</Code>
        </a>
      ),
    },
    { key: 'number', heading: t('site.report.number'), cell: ({ numberOnPaper }) => (numberOnPaper ? <Code>{numberOnPaper}</Code> : '–') },
    { key: 'where', heading: t('site.report.where'), cell: ({ seenWhere }) => <bdi>{seenWhere}</bdi> },
    { key: 'at', heading: t('office.suspicions.at'), cell: ({ reportedAt }) => format.moment(reportedAt) },
  ];
}
