import { z } from 'zod';
import { definePage } from '@/app/_kit/define-page';
import { paths, withQuery } from '@/app/_kit/paths';
import { VETTING_STATES } from '@/domain/people/vetting';
import type { Words } from '@/i18n/words';
import { listTraders, type TraderRow } from '@/services/people/vet-trader';
import { EmptyState } from '@/ui/feedback/empty-state';
import { StatusTag } from '@/ui/feedback/status-tag';
import { SearchForm } from '@/ui/forms/search-form';
import { Heading } from '@/ui/layout/page-parts';
import { type Column, DataTable, Pager } from '@/ui/tables/data-table';
import { queryText } from '../_parts/case-input';

const VIEWS = ['asked', 'verified', 'unvetted', 'refused', 'all'] as const;

/** The traders of this Party: who waits to be verified first, the longest waiting on top. */
export default definePage({
  permission: 'trader:read',
  searchParams: z.object({ view: z.enum(VIEWS).catch('asked').default('asked'), q: queryText, after: queryText }),
  width: 'wide',
  load: ({ view, q, after }, ctx) =>
    listTraders({ state: VETTING_STATES.find((state) => state === view) ?? null, text: q, after: after || null }, ctx),
  title: (_, { t }) => t('account.office.title'),
  view: ({ data, input: { view, q, after }, words }) => {
    const { t } = words;
    const address = (more: { readonly view?: string; readonly q?: string; readonly after?: string | null } = {}) =>
      withQuery(paths.office.traders, { view, q, ...more });
    return (
      <>
        <Heading>{t('account.office.title')}</Heading>
        <nav aria-label={t('account.office.views')}>
          <ul className="views">
            {VIEWS.map((one) => (
              <li key={one}>
                <a href={address({ view: one })} aria-current={one === view ? 'page' : undefined}>
                  {one === 'all' ? t('account.office.all') : t(`states.vetting.${one}`)}
                </a>
              </li>
            ))}
          </ul>
        </nav>
        <SearchForm
          action={paths.office.traders}
          label={t('account.office.search')}
          hint={t('account.office.searchHint')}
          value={q}
          kept={{ view }}
          clear={{ href: address({ q: '' }), text: t('account.office.clear') }}
          words={words}
        />
        <DataTable
          caption={t('account.office.title')}
          isCaptionHidden
          columns={columns(words)}
          rows={data.traders}
          rowKey={({ profile }) => profile.personId}
          empty={<EmptyState heading={t('account.office.empty')}>{t('account.office.emptyText')}</EmptyState>}
        />
        <Pager
          label={t('shared.pager.label')}
          next={data.next ? { href: address({ after: data.next }), text: t('shared.pager.next') } : null}
          first={after ? { href: address(), text: t('shared.pager.first') } : null}
        />
      </>
    );
  },
});

function columns({ t, format }: Words): readonly Column<TraderRow>[] {
  return [
    {
      key: 'name',
      heading: t('account.office.name'),
      isRowHeading: true,
      cell: ({ profile: { personId, name, businessName } }) => (
        <>
          <a href={paths.office.trader({ id: personId })}>
            <bdi>{name}</bdi>
          </a>
          {businessName ? <bdi className="hint">{businessName}</bdi> : null}
        </>
      ),
    },
    { key: 'kind', heading: t('account.office.kind'), cell: ({ profile }) => t(`account.office.kinds.${profile.kind}`) },
    {
      key: 'country',
      heading: t('account.office.country'),
      cell: ({ profile: { country } }) => (country ? format.country(country) : '–'),
    },
    { key: 'email', heading: t('fields.email.label'), cell: ({ email }) => <bdi>{email}</bdi> },
    { key: 'asked', heading: t('account.office.askedOn'), cell: ({ profile: { askedAt } }) => (askedAt ? format.moment(askedAt) : '–') },
    {
      key: 'state',
      heading: t('account.office.state'),
      cell: ({ profile: { vetting } }) => <StatusTag state={vetting} text={t(`states.vetting.${vetting}`)} />,
    },
  ];
}
