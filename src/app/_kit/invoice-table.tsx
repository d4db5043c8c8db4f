import type { Invoice, InvoiceLine } from '@/domain/fees/invoice';
import { type Money, plainMoney } from '@/domain/fees/money';
import type { Words } from '@/i18n/words';
import { StatusTag } from '@/ui/feedback/status-tag';
import { DataTable } from '@/ui/tables/data-table';

/** An amount as the reader writes it, with the code of its currency. */
export const moneyInWords = (money: Money, { format }: Words): string => format.money(plainMoney(money), money.currency);

/** What an invoice asks for: its state, its lines by the tariff, and the total. */
export function InvoiceTable({ invoice, words }: { readonly invoice: Invoice; readonly words: Words }) {
  const { t, format } = words;
  return (
    <>
      <p>
        <StatusTag state={invoice.state} text={t(`fees.state.${invoice.state}`)} />
      </p>
      {invoice.reason ? <p>{t('fees.extra', { reason: invoice.reason })}</p> : null}
      <DataTable<InvoiceLine>
        caption={t('fees.linesOf', { invoice: invoice.reference })}
        isCaptionHidden
        rows={invoice.lines}
        rowKey={({ basis, amount }) => `${basis} ${amount.minor}`}
        empty={null}
        columns={[
          { key: 'for', heading: t('fees.column.for'), isRowHeading: true, cell: ({ basis }) => t(`fees.basis.${basis}`) },
          { key: 'units', heading: t('fees.column.units'), align: 'end', cell: ({ units }) => format.number(units) },
          { key: 'each', heading: t('fees.column.each'), align: 'end', cell: ({ unit }) => moneyInWords(unit, words) },
          { key: 'amount', heading: t('fees.column.amount'), align: 'end', cell: ({ amount }) => moneyInWords(amount, words) },
        ]}
      />
      <p className="lead">{t('fees.total', { amount: moneyInWords(invoice.total, words) })}</p>
    </>
  );
}
