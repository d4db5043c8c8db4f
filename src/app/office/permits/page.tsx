import { z } from 'zod';
import { definePage } from '@/app/_kit/define-page';
import { paths, withQuery } from '@/app/_kit/paths';
import { stateOnDay } from '@/domain/permit/permit-use';
import type { IsoDate } from '@/domain/shared/iso-date';
import type { Words } from '@/i18n/words';
import { listPermits } from '@/services/permit/list-permits';
import { EmptyState } from '@/ui/feedback/empty-state';
import { StatusTag } from '@/ui/feedback/status-tag';
import { SearchForm } from '@/ui/forms/search-form';
import { Code, Heading, LinkButton, TaxonName } from '@/ui/layout/page-parts';
import { type Column, DataTable, Pager } from '@/ui/tables/data-table';
import { queryText } from '../_parts/case-input';

type PermitRow = Extract<Awaited<ReturnType<typeof listPermits>>, { ok: true }>['value']['rows'][number];

export default definePage({
  permission: 'application:read',
  searchParams: z.object({ q: queryText, after: queryText }),
  width: 'wide',
  load: ({ q, after }, ctx) => listPermits({ search: q || null, after: after || null }, ctx),
  title: (_, { t }) => t('office.permits.title'),
  view: ({ data, input: { q, after }, words, ctx }) => {
    const { t } = words;
    const address = (key: string | null) => withQuery(paths.office.permits, { q, after: key });
    return (
      <>
        <Heading>{t('office.permits.title')}</Heading>
        <SearchForm
          action={paths.office.permits}
          label={t('office.permits.search')}
          hint={t('office.permits.searchHint')}
          value={q}
          clear={{ href: paths.office.permits, text: t('office.permits.showAll') }}
          words={words}
        />
        <DataTable
          caption={t('office.permits.caption')}
          columns={columns(words, ctx.today)}
          rows={data.rows}
          rowKey={({ permitNumber }) => permitNumber}
          empty={<Empty search={q} words={words} />}
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

function columns(words: Words, today: IsoDate): readonly Column<PermitRow>[] {
  const { t, format } = words;
  return [
    {
      key: 'number',
      heading: t('office.column.number'),
      isRowHeading: true,
      cell: ({ permitNumber }) => (
        <a href={paths.office.permit({ permitNumber })}>
          <Code>{permitNumber}</Code>
        </a>
      ),
    },
    { key: 'document', heading: t('office.column.document'), cell: (row) => t(`codes.documentType.${row.documentType}`) },
    { key: 'applicant', heading: t('office.column.applicant'), cell: (row) => <bdi>{row.applicantName}</bdi> },
    {
      key: 'taxa',
      heading: t('office.column.taxa'),
      cell: ({ firstTaxon, lineCount }) => (
        <>
          <TaxonName name={firstTaxon} /> {lineCount > 1 ? t('office.andMore', { n: lineCount - 1 }) : null}
        </>
      ),
    },
    { key: 'issuedOn', heading: t('office.column.issuedOn'), cell: (row) => format.day(row.issuedOn) },
    { key: 'validUntil', heading: t('office.column.validUntil'), cell: (row) => format.day(row.validUntil) },
    {
      key: 'reference',
      heading: t('office.column.reference'),
      cell: ({ reference }) => (
        <a href={paths.office.application({ reference })}>
          <Code>{reference}</Code>
        </a>
      ),
    },
    {
      key: 'status',
      heading: t('office.column.status'),
      cell: (row) => <StatusTag state={stateOnDay(row, today)} text={t(`states.permit.${stateOnDay(row, today)}`)} />,
    },
  ];
}

function Empty({ search, words: { t } }: { readonly search: string; readonly words: Words }) {
  if (search === '') return <EmptyState heading={t('office.permits.empty')}>{t('office.permits.emptyDetail')}</EmptyState>;
  return (
    <EmptyState
      heading={t('office.permits.emptySearch', { search })}
      action={<LinkButton href={paths.office.permits}>{t('office.permits.showAll')}</LinkButton>}
    >
      {t('office.permits.emptySearchDetail')}
    </EmptyState>
  );
}
