import { moneyInWords } from '@/app/_kit/invoice-table';
import type { Invoice } from '@/domain/fees/invoice';
import type { Words } from '@/i18n/words';
import { Notice } from '@/ui/feedback/notice';
import { Panel } from '@/ui/layout/page-parts';

/** What came and went back for an invoice, and what a gateway took too much. */
export function Ledger({ invoice, words }: { readonly invoice: Invoice; readonly words: Words }) {
  const { t, format } = words;
  const surplus = invoice.attempts.filter(({ state }) => state === 'surplus');
  return (
    <>
      {surplus.map(({ id, gatewayReference }) => (
        <Notice key={id} tone="danger" label={t('shared.warning')} heading={t('fees.surplus')}>
          <p>{t('fees.surplusText', { reference: gatewayReference })}</p>
        </Notice>
      ))}
      {invoice.payments.length > 0 ? (
        <Panel heading={t('fees.office.ledger')} id="ledger">
          {invoice.payments.map(({ id, kind, channel, reference, amount, at, reason, receipt }) => {
            const values = { amount: moneyInWords(amount, words), day: format.day(at) };
            const what = kind === 'payment' ? t('fees.paidOn', values) : t('fees.backOn', { ...values, reason: reason ?? '' });
            return (
              <p key={id}>
                {t('fees.office.entry', { channel: t(`fees.office.channel.${channel}`), reference, what })} {receipt}
              </p>
            );
          })}
        </Panel>
      ) : null}
    </>
  );
}
