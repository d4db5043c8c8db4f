import { z } from 'zod';
import { definePage } from '@/app/_kit/define-page';
import { paths, withQuery } from '@/app/_kit/paths';
import type { Words } from '@/i18n/words';
import { type HeldPermitRow, listOwnPermits } from '@/services/permit/own-permits';
import { EmptyState } from '@/ui/feedback/empty-state';
import { StatusTag } from '@/ui/feedback/status-tag';
import { Code, Heading, TaxonName } from '@/ui/layout/page-parts';
import { type Column, DataTable, Pager } from '@/ui/tables/data-table';
import { After } from '../_parts/inputs';

/** The permits one holds, newest first. */
export default definePage({
  permission: 'application:read-own',
  searchParams: z.object({ after: After }),
  load: listOwnPermits,
  title: (_, { t }) => t('apply.permits.title'),
  view: ({ data: { permits, next }, input: { after }, words }) => {
    const { t } = words;
    return (
      <>
        <Heading>{t('apply.permits.title')}</Heading>
        <DataTable
          caption={t('apply.permits.title')}
          isCaptionHidden
          columns={columns(words)}
          rows={permits}
          rowKey={({ permitNumber }) => permitNumber}
          empty={
            <EmptyState heading={after ? t('apply.permits.end') : t('apply.permits.empty')}>
              {after ? null : t('apply.permits.emptyText')}
            </EmptyState>
          }
        />
        <Pager
          label={t('shared.pager.label')}
          next={next ? { href: withQuery(paths.apply.permits, { after: next }), text: t('apply.permits.older') } : null}
          first={after ? { href: paths.apply.permits, text: t('shared.pager.first') } : null}
        />
      </>
    );
  },
});

function columns({ t, format }: Words): readonly Column<HeldPermitRow>[] {
  return [
    {
      key: 'number',
      heading: t('fields.permitNumber.label'),
      isRowHeading: true,
      cell: (permit) => (
        <a href={paths.apply.permit(permit)}>
          <Code>{permit.permitNumber}</Code>
        </a>
      ),
    },
    {
      key: 'taxon',
      heading: t('apply.permit.taxon'),
      cell: ({ firstTaxon, lineCount }) => (
        <>
          <TaxonName name={firstTaxon} />
          {lineCount > 1 ? <> {t('apply.home.more', { n: lineCount - 1 })}</> : null}
        </>
      ),
    },
    { key: 'until', heading: t('apply.permit.validUntil'), cell: ({ validUntil }) => format.day(validUntil) },
    {
      key: 'state',
      heading: t('apply.permit.state'),
      cell: ({ state }) => <StatusTag state={state} text={t(`states.permit.${state}`)} />,
    },
  ];
}
