import { z } from 'zod';
import { definePage } from '@/app/_kit/define-page';
import { paths } from '@/app/_kit/paths';
import { printStockNumber } from '@/domain/stock/stock';
import { getStock } from '@/services/stock/keep-stock';
import { BackLink, ButtonRow, Code, Heading, LinkButton, Panel } from '@/ui/layout/page-parts';
import { SummaryList } from '@/ui/layout/summary-list';
import { DataTable } from '@/ui/tables/data-table';
import { rangeInWords, stockColumns } from '../../_parts/stock-columns';

/** One entry of the stock: its count, what was declared gone, and on which permits its numbers are. */
export default definePage({
  permission: 'stock:read',
  params: z.object({ receipt: z.uuid() }),
  back: () => paths.office.stock,
  load: getStock,
  width: 'wide',
  title: ({ entry }, { t }) => t('stock.titleOf', { range: rangeInWords(entry) }),
  view: ({ data: { entry, losses, uses, mayKeep, mayDecide }, words }) => {
    const { t, format } = words;
    const receipt = entry.id;
    return (
      <>
        <BackLink href={paths.office.stock}>{t('stock.title')}</BackLink>
        <Heading caption={t(`stock.kind.${entry.kind}`)}>{t('stock.titleOf', { range: rangeInWords(entry) })}</Heading>
        {mayKeep ? (
          <ButtonRow>
            <LinkButton href={paths.office.declareStockLoss({ receipt })}>{t('stock.declare')}</LinkButton>
          </ButtonRow>
        ) : null}
        <SummaryList
          rows={stockColumns(words)
            .slice(2)
            .map(({ key, heading, text }) => ({ key, label: heading, value: <bdi>{text(entry)}</bdi> }))}
        />
        <Panel heading={t('stock.losses')} id="losses">
          {losses.length === 0 ? <p>{t('stock.noLosses')}</p> : null}
          <ul>
            {losses.map((loss) => (
              <li key={loss.id}>
                <p>
                  <Code>{rangeInWords({ ...entry, first: loss.first, last: loss.last })}</Code> {t(`stock.loss.${loss.what}`)}:{' '}
                  <bdi>{loss.reason}</bdi>
                </p>
                <p className="hint">
                  {t('stock.declaredBy', { name: loss.declarer, time: format.moment(loss.declaredAt) })}{' '}
                  {loss.outcome ? t(`stock.decided.${loss.outcome}`, { name: loss.decider ?? '' }) : t('stock.waits')}
                </p>
                {mayDecide(loss) ? <a href={paths.office.decideStockLoss({ receipt, loss: loss.id })}>{t('stock.decide')}</a> : null}
              </li>
            ))}
          </ul>
        </Panel>
        <Panel heading={t('stock.uses')} id="uses">
          <DataTable
            caption={t('stock.uses')}
            rows={uses}
            rowKey={({ serial }) => String(serial)}
            columns={[
              {
                key: 'number',
                heading: t('stock.number'),
                isRowHeading: true,
                cell: ({ serial }) => <Code>{printStockNumber({ ...entry, serial })}</Code>,
              },
              {
                key: 'permit',
                heading: t('stock.permit'),
                cell: ({ permitNumber }) => (
                  <a href={paths.office.permit({ permitNumber })}>
                    <Code>{permitNumber}</Code>
                  </a>
                ),
              },
              { key: 'by', heading: t('stock.usedBy'), cell: ({ user }) => <bdi>{user}</bdi> },
              { key: 'at', heading: t('stock.usedAt'), cell: ({ usedAt }) => format.moment(usedAt) },
            ]}
            empty={<p>{t('stock.noUses')}</p>}
          />
        </Panel>
      </>
    );
  },
});
