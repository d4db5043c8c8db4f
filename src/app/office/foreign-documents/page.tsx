import { z } from 'zod';
import { definePage } from '@/app/_kit/define-page';
import { paths, withQuery } from '@/app/_kit/paths';
import { mayDo } from '@/domain/access/permissions';
import { listForeignDocuments } from '@/services/imports/foreign-documents';
import { EmptyState } from '@/ui/feedback/empty-state';
import { SearchForm } from '@/ui/forms/search-form';
import { Code, Heading, Lead, LinkButton } from '@/ui/layout/page-parts';
import { DataTable, Pager } from '@/ui/tables/data-table';
import { queryText } from '../_parts/case-input';
import { DocumentState } from './_parts/document-state';

/** The documents of other States that were presented to this office. */
export default definePage({
  permission: 'foreign-document:read',
  searchParams: z.object({ after: queryText, q: queryText }),
  width: 'wide',
  load: ({ after, q }, ctx) => listForeignDocuments({ after: after || null, search: q || null }, ctx),
  title: (_, { t }) => t('registers.foreign.title'),
  view: ({ data, input: { after, q }, words, actor }) => {
    const { t, format } = words;
    return (
      <>
        <Heading>{t('registers.foreign.title')}</Heading>
        <Lead>{t('registers.foreign.lead')}</Lead>
        {mayDo(actor.roles, 'foreign-document:record') ? (
          <LinkButton href={paths.office.newForeignDocument}>{t('registers.foreign.new')}</LinkButton>
        ) : null}
        <SearchForm
          action={paths.office.foreignDocuments}
          label={t('registers.foreign.search')}
          hint={t('registers.foreign.searchHint')}
          value={q}
          clear={{ href: paths.office.foreignDocuments, text: t('registers.clear') }}
          words={words}
        />
        <DataTable
          caption={t('registers.foreign.caption')}
          rows={data.rows}
          rowKey={({ id }) => id}
          columns={[
            {
              key: 'reference',
              heading: t('registers.field.reference'),
              isRowHeading: true,
              cell: (row) => (
                <a href={paths.office.foreignDocument(row)}>
                  <Code>{row.reference}</Code>
                </a>
              ),
            },
            { key: 'number', heading: t('registers.field.number'), cell: (row) => <Code>{row.number}</Code> },
            { key: 'issuedBy', heading: t('registers.foreign.field.issuedBy'), cell: (row) => format.country(row.issuedBy) },
            { key: 'type', heading: t('registers.field.kind'), cell: (row) => t(`registers.foreign.type.${row.documentType}`) },
            { key: 'presentedOn', heading: t('registers.foreign.field.presentedOn'), cell: (row) => format.day(row.presentedOn) },
            { key: 'state', heading: t('registers.field.state'), cell: (row) => <DocumentState state={row.state} words={words} /> },
          ]}
          empty={<EmptyState heading={t('registers.foreign.empty')}>{t('registers.emptyDetail')}</EmptyState>}
        />
        <Pager
          label={t('shared.pager.label')}
          next={
            data.next ? { href: withQuery(paths.office.foreignDocuments, { q, after: data.next }), text: t('shared.pager.next') } : null
          }
          first={after ? { href: withQuery(paths.office.foreignDocuments, { q }), text: t('shared.pager.first') } : null}
        />
      </>
    );
  },
});
