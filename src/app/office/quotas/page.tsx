import { z } from 'zod';
import { definePage } from '@/app/_kit/define-page';
import { paths, withQuery } from '@/app/_kit/paths';
import { leftOfQuota } from '@/domain/quota/quota-use';
import type { Words } from '@/i18n/words';
import { listQuotas } from '@/services/quota/list-quotas';
import { EmptyState } from '@/ui/feedback/empty-state';
import { SearchForm } from '@/ui/forms/search-form';
import { Code, Heading, Lead, TaxonName } from '@/ui/layout/page-parts';
import { type Column, DataTable, Pager } from '@/ui/tables/data-table';
import { queryText } from '../_parts/case-input';

type QuotaList = Extract<Awaited<ReturnType<typeof listQuotas>>, { ok: true }>['value'];
type QuotaRow = QuotaList['rows'][number];

const yearText = z
  .string()
  .regex(/^(19|20)\d\d$/)
  .transform(Number)
  .nullable()
  .catch(null)
  .default(null);

export default definePage({
  permission: 'quota:read',
  searchParams: z.object({ year: yearText, q: queryText, after: queryText }),
  width: 'wide',
  load: ({ year, q, after }, ctx) => listQuotas({ year, search: q || null, after: after || null }, ctx),
  title: (_, { t }) => t('quotas.title'),
  view: ({ data, input: { q, after }, words }) => {
    const { t } = words;
    const address = (key: string | null, year = data.year) => withQuery(paths.office.quotas, { year: String(year), q, after: key });
    return (
      <>
        <Heading>{t('quotas.title')}</Heading>
        <Lead>{t('quotas.lead')}</Lead>
        <nav aria-label={t('quotas.years')}>
          <ul className="views">
            {data.years.map((year) => (
              <li key={year}>
                <a href={withQuery(paths.office.quotas, { year: String(year), q })} aria-current={year === data.year ? 'page' : undefined}>
                  {String(year)}
                </a>
              </li>
            ))}
          </ul>
        </nav>
        <SearchForm
          action={paths.office.quotas}
          label={t('quotas.search')}
          hint={t('quotas.searchHint')}
          value={q}
          clear={{ href: paths.office.quotas, text: t('quotas.showAll') }}
          words={words}
        />
        <DataTable
          caption={t('quotas.caption', { year: String(data.year) })}
          columns={columns(words)}
          rows={data.rows}
          rowKey={({ quota }) => quota.id}
          empty={<EmptyState heading={t('quotas.empty', { year: String(data.year) })}>{t('quotas.emptyDetail')}</EmptyState>}
        />
        <Pager
          label={t('shared.pager.label')}
          next={data.next ? { href: address(data.next), text: t('shared.pager.next') } : null}
          first={after ? { href: address(null), text: t('shared.pager.first') } : null}
        />
      </>
    );
  },
});

function columns(words: Words): readonly Column<QuotaRow>[] {
  const { t, format } = words;
  const amount = (key: 'limit' | 'drawn' | 'reserved' | 'left', of: (row: QuotaRow) => string): Column<QuotaRow> => ({
    key,
    heading: t(`quotas.figure.${key}`),
    align: 'end',
    cell: (row) => format.quantity(of(row), row.quota.unit),
  });
  return [
    { key: 'taxon', heading: t('quotas.column.taxon'), isRowHeading: true, cell: ({ quota }) => <TaxonName name={quota.taxonName} /> },
    { key: 'of', heading: t('quotas.column.of'), cell: (row) => <Of row={row} words={words} /> },
    amount('limit', ({ quota }) => quota.limit),
    amount('drawn', ({ quota }) => quota.drawn),
    amount('reserved', ({ quota }) => quota.reserved),
    amount('left', ({ quota }) => leftOfQuota(quota)),
    { key: 'cases', heading: t('quotas.column.cases'), cell: (row) => <Cases row={row} words={words} /> },
  ];
}

/** Whose quota it is and what it is of: terms, sources, purposes; nothing named means all. */
function Of({ row: { quota, holderName }, words: { t } }: { readonly row: QuotaRow; readonly words: Words }) {
  const codes = [...quota.terms, ...quota.sources, ...quota.purposes].join(' ');
  const holder = [holderName, quota.facility].filter(Boolean).join(', ');
  return (
    <>
      <p>{codes ? <Code>{codes}</Code> : t('quotas.everything')}</p>
      {quota.kind === 'operator' ? (
        <p>
          {t('quotas.operator')} <bdi>{holder}</bdi>
        </p>
      ) : null}
      {quota.remark ? <p>{quota.remark}</p> : null}
    </>
  );
}

function Cases({ row: { cases, caseCount }, words: { t } }: { readonly row: QuotaRow; readonly words: Words }) {
  if (caseCount === 0) return t('quotas.noCases');
  return (
    <>
      {cases.map((reference) => (
        <p key={reference} className="tap">
          <a href={paths.office.application({ reference })}>
            <Code>{reference}</Code>
          </a>
        </p>
      ))}
      {caseCount > cases.length ? <p>{t('quotas.moreCases', { n: caseCount - cases.length })}</p> : null}
    </>
  );
}
