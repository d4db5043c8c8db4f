import { z } from 'zod';
import { definePage } from '@/app/_kit/define-page';
import { paths, withQuery } from '@/app/_kit/paths';
import type { Words } from '@/i18n/words';
import { type ListedSuspicion, listSuspicions } from '@/services/verification/suspicions';
import { EmptyState } from '@/ui/feedback/empty-state';
import { Code, Heading } from '@/ui/layout/page-parts';
import { type Column, DataTable, Pager } from '@/ui/tables/data-table';
import { queryText } from '../_parts/case-input';

const VIEWS = ['open', 'closed'] as const;

/** What people report about papers that look wrong: what waits first, the longest waiting on top. */
export default definePage({
  permission: 'suspicion:read',
  searchParams: z.object({ view: z.enum(VIEWS).catch('open').default('open'), after: queryText }),
  width: 'wide',
  load: ({ view, after }, ctx) => listSuspicions({ view, after: after || null }, ctx),
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
        <DataTable
          caption={t('office.suspicions.title')}
          isCaptionHidden
          columns={columns(words)}
          rows={data.suspicions}
          rowKey={({ reference }) => reference}
          empty={<EmptyState heading={t('office.suspicions.empty')}>{t('office.suspicions.emptyText')}</EmptyState>}
        />
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
