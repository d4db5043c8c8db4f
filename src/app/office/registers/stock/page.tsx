import { definePage } from '@/app/_kit/define-page';
import { paths } from '@/app/_kit/paths';
import { listStock } from '@/services/stock/keep-stock';
import { EmptyState } from '@/ui/feedback/empty-state';
import { BackLink, ButtonRow, Heading, Lead, LinkButton } from '@/ui/layout/page-parts';
import { DataTable } from '@/ui/tables/data-table';
import { stockColumns } from '../_parts/stock-columns';

/** Security stamps and blank paper by the numbers that came in, reconciled: what is used, gone, waiting and left. */
export default definePage({
  permission: 'stock:read',
  width: 'wide',
  load: listStock,
  title: (_, { t }) => t('stock.title'),
  view: ({ data: { entries, mayKeep }, words }) => {
    const { t } = words;
    return (
      <>
        <BackLink href={paths.office.registers}>{t('registers.title')}</BackLink>
        <Heading>{t('stock.title')}</Heading>
        <Lead>{t('stock.lead')}</Lead>
        <ButtonRow>
          {mayKeep ? (
            <LinkButton href={paths.office.newStock} tone="primary">
              {t('stock.new')}
            </LinkButton>
          ) : null}
          {entries.length > 0 ? <LinkButton href={paths.office.stockRows}>{t('stock.csv')}</LinkButton> : null}
        </ButtonRow>
        <DataTable
          caption={t('stock.caption')}
          rows={entries}
          rowKey={({ id }) => id}
          columns={stockColumns(words).map(({ key, heading, isNumber, text }) => ({
            key,
            heading,
            ...(isNumber ? { isNumber } : {}),
            isRowHeading: key === 'range',
            cell: (entry: (typeof entries)[number]) =>
              key === 'range' ? <a href={paths.office.stockOf({ receipt: entry.id })}>{text(entry)}</a> : <bdi>{text(entry)}</bdi>,
          }))}
          empty={<EmptyState heading={t('stock.empty')}>{t('stock.emptyDetail')}</EmptyState>}
        />
      </>
    );
  },
});
