import { z } from 'zod';
import { definePage } from '@/app/_kit/define-page';
import { paths, withQuery } from '@/app/_kit/paths';
import { mayDo } from '@/domain/access/permissions';
import { listOperations } from '@/services/registers/dated-registers';
import { EmptyState } from '@/ui/feedback/empty-state';
import { BackLink, Code, Heading, Lead, LinkButton, TaxonName } from '@/ui/layout/page-parts';
import { DataTable, Pager } from '@/ui/tables/data-table';
import { queryText } from '../../_parts/case-input';
import { Standing } from '../_parts/dated-fields';

/** Registered operations, nurseries and facilities. */
export default definePage({
  permission: 'register:read',
  searchParams: z.object({ after: queryText }),
  width: 'wide',
  load: ({ after }, ctx) => listOperations({ after: after || null }, ctx),
  title: (_, { t }) => t('registers.operations.title'),
  view: ({ data, input: { after }, words, ctx, actor }) => {
    const { t, format } = words;
    const mayKeep = mayDo(actor.roles, 'register:keep');
    return (
      <>
        <BackLink href={paths.office.registers}>{t('registers.title')}</BackLink>
        <Heading>{t('registers.operations.title')}</Heading>
        <Lead>{t('registers.operations.lead')}</Lead>
        {mayKeep ? <LinkButton href={paths.office.newOperation}>{t('registers.operations.new')}</LinkButton> : null}
        <DataTable
          caption={t('registers.operations.caption')}
          rows={data.rows}
          rowKey={({ id }) => id}
          columns={[
            { key: 'number', heading: t('registers.field.number'), isRowHeading: true, cell: (row) => <Code>{row.number}</Code> },
            { key: 'kind', heading: t('registers.field.kind'), cell: (row) => t(`registers.kind.${row.kind}`) },
            { key: 'name', heading: t('registers.field.name'), cell: (row) => <bdi>{row.name}</bdi> },
            { key: 'country', heading: t('registers.field.country'), cell: (row) => format.country(row.country) },
            { key: 'taxon', heading: t('registers.field.taxon'), cell: (row) => <TaxonName name={row.taxon} /> },
            { key: 'sources', heading: t('registers.field.sources'), cell: (row) => row.sources.join(', ') },
            {
              key: 'capacity',
              heading: t('registers.field.capacity'),
              align: 'end',
              cell: (row) => (row.yearlyCapacity === null ? '–' : `${format.quantity(row.yearlyCapacity)} ${row.unit}`),
            },
            { key: 'state', heading: t('registers.field.state'), cell: (row) => <Standing entry={row} today={ctx.today} words={words} /> },
            ...(mayKeep
              ? [
                  {
                    key: 'action',
                    heading: t('registers.field.action'),
                    cell: (row: (typeof data.rows)[number]) =>
                      row.endedOn === null ? (
                        <a href={paths.office.endOperation(row)} aria-label={t('registers.operations.end', { number: row.number })}>
                          {t('registers.endIt')}
                        </a>
                      ) : null,
                  },
                ]
              : []),
          ]}
          empty={<EmptyState heading={t('registers.operations.empty')}>{t('registers.emptyDetail')}</EmptyState>}
        />
        <Pager
          label={t('shared.pager.label')}
          next={data.next ? { href: withQuery(paths.office.operations, { after: data.next }), text: t('shared.pager.next') } : null}
          first={after ? { href: paths.office.operations, text: t('shared.pager.first') } : null}
        />
      </>
    );
  },
});
