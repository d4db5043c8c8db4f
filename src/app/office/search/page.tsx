import { z } from 'zod';
import { definePage } from '@/app/_kit/define-page';
import { paths, withQuery } from '@/app/_kit/paths';
import type { IsoDate } from '@/domain/shared/iso-date';
import type { Words } from '@/i18n/words';
import { type Found, searchRegister } from '@/services/search/search-register';
import { EmptyState } from '@/ui/feedback/empty-state';
import { StatusTag } from '@/ui/feedback/status-tag';
import { SearchForm } from '@/ui/forms/search-form';
import { Code, Heading, Panel, TaxonName } from '@/ui/layout/page-parts';
import { DataTable } from '@/ui/tables/data-table';
import { queryText } from '../_parts/case-input';
import { documentTo } from '../_parts/case-words';
import { permitColumns } from '../_parts/permit-columns';
import { statusInWords } from '../queue/_parts/choice-words';

/** One box for the whole register: what it finds, kind by kind, with the way to all of each. */
export default definePage({
  permission: 'queue:read',
  searchParams: z.object({ q: queryText }),
  width: 'wide',
  load: ({ q }, ctx) => searchRegister({ text: q }, ctx),
  title: (_, { t }) => t('office.search.title'),
  view: ({ data: found, input: { q }, words, ctx }) => {
    const { t } = words;
    const isNothing = found.permits.length + found.cases.length + (found.traders?.length ?? 0) === 0;
    return (
      <>
        <Heading>{t('office.search.title')}</Heading>
        <SearchForm
          action={paths.office.search}
          label={t('office.search.ask')}
          hint={t('office.search.hint')}
          value={q}
          clear={{ href: paths.office.search, text: t('office.search.clear') }}
          words={words}
        />
        {isNothing && q !== '' ? <EmptyState heading={t('office.search.nothing')}>{t('office.search.nothingDetail')}</EmptyState> : null}
        <Permits found={found} q={q} today={ctx.today} words={words} />
        <Cases found={found} q={q} words={words} />
        <Traders found={found} q={q} words={words} />
      </>
    );
  },
});

interface GroupProps {
  readonly found: Found;
  readonly q: string;
  readonly words: Words;
}

function Permits({ found: { permits }, q, today, words }: GroupProps & { readonly today: IsoDate }) {
  const { t } = words;
  if (permits.length === 0) return null;
  return (
    <Panel heading={t('office.permits.title')} id="found-permits">
      <DataTable
        caption={t('office.permits.title')}
        isCaptionHidden
        rows={permits}
        rowKey={({ permitNumber }) => permitNumber}
        empty={null}
        columns={permitColumns(words, today)}
      />
      <All href={withQuery(paths.office.permits, { q })} text={t('office.search.all')} />
    </Panel>
  );
}

function Cases({ found: { cases }, q, words }: GroupProps) {
  const { t } = words;
  if (cases.length === 0) return null;
  return (
    <Panel heading={t('office.search.cases')} id="found-cases">
      <DataTable
        caption={t('office.search.cases')}
        isCaptionHidden
        rows={cases}
        rowKey={({ reference }) => reference}
        empty={null}
        columns={[
          {
            key: 'reference',
            heading: t('office.column.reference'),
            isRowHeading: true,
            cell: (row) => (
              <a href={paths.office.application(row)}>
                <Code>{row.reference}</Code>
              </a>
            ),
          },
          { key: 'applicant', heading: t('office.column.applicant'), cell: (row) => <bdi>{row.applicantName}</bdi> },
          { key: 'taxa', heading: t('office.column.taxa'), cell: (row) => <TaxonName name={row.firstTaxon ?? ''} /> },
          { key: 'document', heading: t('office.column.document'), cell: (row) => documentTo(row.form, row.importerCountry, words) },
          {
            key: 'status',
            heading: t('office.column.status'),
            cell: (row) => <StatusTag state={row.status} text={statusInWords(row.status, words)} />,
          },
        ]}
      />
      <All href={withQuery(paths.office.queue, { q, state: 'all' })} text={t('office.search.all')} />
    </Panel>
  );
}

function Traders({ found: { traders }, q, words: { t } }: GroupProps) {
  if (traders === null || traders.length === 0) return null;
  return (
    <Panel heading={t('account.office.title')} id="found-traders">
      <ul className="records">
        {traders.map(({ profile: { personId, name, businessName, vetting } }) => (
          <li key={personId} className="finding">
            <a href={paths.office.trader({ id: personId })}>
              <bdi>{name}</bdi>
            </a>{' '}
            <StatusTag state={vetting} text={t(`states.vetting.${vetting}`)} />
            {businessName ? <bdi className="hint">{businessName}</bdi> : null}
          </li>
        ))}
      </ul>
      <All href={withQuery(paths.office.traders, { q })} text={t('office.search.all')} />
    </Panel>
  );
}

const All = ({ href, text }: { readonly href: string; readonly text: string }) => (
  <p className="tap">
    <a href={href}>{text}</a>
  </p>
);
