import { z } from 'zod';
import { definePage } from '@/app/_kit/define-page';
import { paths, withQuery } from '@/app/_kit/paths';
import { listSignatories } from '@/services/people/signatories';
import { EmptyState } from '@/ui/feedback/empty-state';
import { Heading, Lead, LinkButton } from '@/ui/layout/page-parts';
import { DataTable } from '@/ui/tables/data-table';

/** The list of those who may sign, as the Secretariat is told it: it prints as it stands. */
export default definePage({
  permission: 'signatory:read',
  searchParams: z.object({ all: z.literal('yes').optional().catch(undefined) }),
  width: 'wide',
  load: ({ all }, ctx) => listSignatories({ all: all === 'yes' }, ctx),
  title: (_, { t }) => t('signatories.title'),
  view: ({ data: { entries, mayKeep }, input: { all }, words, ctx }) => {
    const { t, format } = words;
    return (
      <>
        <Heading>{t('signatories.title')}</Heading>
        <Lead>{t('signatories.lead', { day: format.day(ctx.today) })}</Lead>
        {mayKeep ? <LinkButton href={paths.office.newSignatory}>{t('signatories.new')}</LinkButton> : null}
        <DataTable
          caption={t('signatories.caption')}
          rows={entries}
          rowKey={({ id }) => id}
          columns={[
            { key: 'name', heading: t('signatories.name'), isRowHeading: true, cell: (row) => <bdi>{row.name}</bdi> },
            {
              key: 'title',
              heading: t('signatories.post'),
              cell: (row) => <bdi>{[row.title, row.office].filter(Boolean).join(', ')}</bdi>,
            },
            { key: 'from', heading: t('signatories.from'), cell: (row) => format.day(row.validFrom) },
            {
              key: 'until',
              heading: t('signatories.until'),
              cell: (row) => (row.validUntil ? format.day(row.validUntil) : t('signatories.open')),
            },
            {
              key: 'basis',
              heading: t('signatories.basis'),
              cell: (row) => (
                <bdi>{row.inPlaceOf ? t('signatories.inPlaceOf', { name: row.inPlaceOf.name, basis: row.basis }) : row.basis}</bdi>
              ),
            },
            ...(mayKeep
              ? [
                  {
                    key: 'end',
                    heading: t('signatories.action'),
                    cell: (row: (typeof entries)[number]) =>
                      row.isEnded ? null : (
                        <a href={paths.office.endSignatory(row)} aria-label={t('signatories.endOf', { name: row.name })}>
                          {t('signatories.end')}
                        </a>
                      ),
                  },
                ]
              : []),
          ]}
          empty={<EmptyState heading={t('signatories.empty')}>{t('signatories.emptyDetail')}</EmptyState>}
        />
        <p>
          {all ? (
            <a href={paths.office.signatories}>{t('signatories.now')}</a>
          ) : (
            <a href={withQuery(paths.office.signatories, { all: 'yes' })}>{t('signatories.all')}</a>
          )}
        </p>
      </>
    );
  },
});
