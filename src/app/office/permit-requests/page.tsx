import { z } from 'zod';
import { definePage } from '@/app/_kit/define-page';
import { paths, withQuery } from '@/app/_kit/paths';
import type { Words } from '@/i18n/words';
import { type ListedRequest, listRequests } from '@/services/permit-requests/decide-request';
import { EmptyState } from '@/ui/feedback/empty-state';
import { Code, Heading } from '@/ui/layout/page-parts';
import { type Column, DataTable, Pager } from '@/ui/tables/data-table';
import { queryText } from '../_parts/case-input';

const VIEWS = ['open', 'decided'] as const;

/** What holders ask about their permits: what waits first, the longest waiting on top. */
export default definePage({
  permission: 'permit-request:read',
  searchParams: z.object({ view: z.enum(VIEWS).catch('open').default('open'), after: queryText }),
  width: 'wide',
  load: ({ view, after }, ctx) => listRequests({ view, after: after || null }, ctx),
  title: (_, { t }) => t('permits.office.title'),
  view: ({ data, input: { view, after }, words }) => {
    const { t } = words;
    const address = (one: string, key: string | null) => withQuery(paths.office.permitRequests, { view: one, after: key });
    return (
      <>
        <Heading>{t('permits.office.title')}</Heading>
        <nav aria-label={t('permits.office.viewsLabel')}>
          <ul className="views">
            {VIEWS.map((one) => (
              <li key={one}>
                <a href={address(one, null)} aria-current={one === view ? 'page' : undefined}>
                  {t(`permits.office.views.${one}`)}
                </a>
              </li>
            ))}
          </ul>
        </nav>
        <DataTable
          caption={t('permits.office.title')}
          isCaptionHidden
          columns={columns(words)}
          rows={data.requests}
          rowKey={({ reference }) => reference}
          empty={<EmptyState heading={t('permits.office.empty')}>{t('permits.office.emptyText')}</EmptyState>}
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

function columns({ t, format }: Words): readonly Column<ListedRequest>[] {
  return [
    {
      key: 'request',
      heading: t('permits.request.reference'),
      isRowHeading: true,
      cell: ({ reference }) => (
        <a href={paths.office.permitRequest({ request: reference })}>
          <Code>{reference}</Code>
        </a>
      ),
    },
    { key: 'asked', heading: t('permits.request.asked'), cell: ({ kind }) => t(`permits.request.kinds.${kind}`) },
    {
      key: 'permit',
      heading: t('permits.office.permit'),
      cell: (row) => (
        <a href={paths.office.permit(row)}>
          <Code>{row.permitNumber}</Code>
        </a>
      ),
    },
    { key: 'holder', heading: t('permits.office.holder'), cell: ({ holder }) => <bdi>{holder}</bdi> },
    { key: 'sent', heading: t('permits.request.sentOn'), cell: ({ declaredAt }) => format.moment(declaredAt) },
    { key: 'state', heading: t('permits.request.state'), cell: ({ state }) => t(`permits.request.states.${state}`) },
  ];
}
