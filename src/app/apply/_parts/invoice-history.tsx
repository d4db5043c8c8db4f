import { moneyInWords } from '@/app/_kit/invoice-table';
import { paths } from '@/app/_kit/paths';
import type { Invoice } from '@/domain/fees/invoice';
import type { Words } from '@/i18n/words';
import { Notice } from '@/ui/feedback/notice';
import { ActionForm } from '@/ui/forms/action-form';
import { HiddenField } from '@/ui/forms/fields.client';
import { SubmitButton } from '@/ui/forms/submit-button';
import { checkPayment } from '../applications/[reference]/fee/check-payment.action';

interface InvoiceProps {
  readonly reference: string;
  readonly invoice: Invoice;
  readonly words: Words;
}

/** How the last attempt to pay ended, while it matters: with no money taken, with no word yet, or with money taken twice. */
export function AttemptNotice({ reference, invoice, words: { t } }: InvoiceProps) {
  const surplus = invoice.attempts.filter(({ state }) => state === 'surplus');
  if (surplus.length > 0)
    return surplus.map(({ id, gatewayReference }) => (
      <Notice key={id} tone="warning" label={t('shared.warning')} heading={t('fees.surplus')}>
        <p>{t('fees.surplusText', { reference: gatewayReference })}</p>
      </Notice>
    ));
  const last = invoice.attempts.at(-1);
  if (!last || invoice.state !== 'open') return null;
  const { state } = last;
  if (state === 'cancelled' || state === 'failed' || state === 'expired')
    return (
      <Notice tone="warning" label={t('shared.warning')} heading={t('fees.notTaken')}>
        <p>{t(`fees.notTakenText.${state}`)}</p>
      </Notice>
    );
  return (
    <Notice tone="information" label={t('shared.information')} heading={t('fees.waiting')}>
      <p>{t('fees.waitingText')}</p>
      <ActionForm action={checkPayment}>
        <HiddenField name="reference" value={reference} />
        <SubmitButton tone="secondary">{t('fees.checkAgain')}</SubmitButton>
      </ActionForm>
    </Notice>
  );
}

/** What was paid and given back, with receipts, and what became of requests not to pay. */
export function InvoiceHistory({ reference, invoice, words }: InvoiceProps) {
  const { t, format } = words;
  return (
    <>
      {invoice.payments.map(({ id, kind, amount, at, reason, receipt }) => {
        const values = { amount: moneyInWords(amount, words), day: format.day(at) };
        return (
          <p key={id}>
            {kind === 'payment' ? t('fees.paidOn', values) : t('fees.backOn', { ...values, reason: reason ?? '' })}{' '}
            {receipt ? (
              <a href={paths.apply.receipt({ reference, receipt })} className="unbroken">
                {t('fees.receipt', { number: receipt })}
              </a>
            ) : null}
          </p>
        );
      })}
      {invoice.waivers.map(({ id, outcome, decidedReason: reason }) => {
        if (outcome === 'granted') return <p key={id}>{t('fees.waiver.granted', { reason: reason ?? '' })}</p>;
        return outcome === 'refused' ? (
          <Notice key={id} tone="warning" label={t('shared.warning')} heading={t('fees.waiver.refused')}>
            <p>{reason}</p>
          </Notice>
        ) : (
          <Notice key={id} tone="information" label={t('shared.information')} heading={t('fees.waiver.asked')}>
            <p>{t('fees.waiver.askedText')}</p>
          </Notice>
        );
      })}
    </>
  );
}
