import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { definePage } from '@/app/_kit/define-page';
import { InvoiceTable, moneyInWords } from '@/app/_kit/invoice-table';
import { paths } from '@/app/_kit/paths';
import { refundable } from '@/domain/fees/invoice';
import { fail, ok } from '@/domain/shared/result';
import { Notice } from '@/ui/feedback/notice';
import { ActionForm } from '@/ui/forms/action-form';
import { Radios } from '@/ui/forms/choice-fields.client';
import { HiddenField, TextArea, TextField } from '@/ui/forms/fields.client';
import { SubmitButton } from '@/ui/forms/submit-button';
import { BackLink, Heading, Panel } from '@/ui/layout/page-parts';
import { onInvoice } from '../../../../_parts/invoice-input';
import { loadFees } from '../load-fees';
import { Ledger } from './ledger';
import { book, decide, refund } from './settle.action';

/** One invoice of a case: what was paid, and the forms for the counter, a waiver or a refund. */
export default definePage({
  permission: 'application:read',
  params: z.object(onInvoice),
  load: async (input, ctx) => {
    const loaded = await loadFees(input, ctx);
    if (!loaded.ok) return loaded;
    const { fees } = loaded.value;
    const invoice = fees.invoices.find(({ reference }) => reference === input.invoice);
    return invoice ? ok({ invoice, ...fees }) : fail({ kind: 'not-found', what: 'invoice' });
  },
  title: ({ invoice }, { t }) => t('fees.invoice', { invoice: invoice.reference }),
  view: ({ data: { invoice, mayBook, mayRefund }, input: { reference }, words, actor }) => {
    const { t } = words;
    const hidden = (
      <>
        <HiddenField name="reference" value={reference} />
        <HiddenField name="invoice" value={invoice.reference} />
      </>
    );
    const asked = invoice.waivers.find(({ outcome }) => outcome === null);
    const isOpen = invoice.state === 'open';
    const left = refundable(invoice);
    const bookedIt = invoice.payments.some(({ kind, bookedBy }) => kind === 'payment' && bookedBy === actor.personId);
    const canRefund = mayRefund && left.minor > 0 && !bookedIt;
    return (
      <>
        <BackLink href={paths.office.fees({ reference })}>{t('fees.titleOf', { reference })}</BackLink>
        <Heading caption={t('fees.of', { reference })}>{t('fees.invoice', { invoice: invoice.reference })}</Heading>
        <InvoiceTable invoice={invoice} words={words} />
        <Ledger invoice={invoice} words={words} />
        {isOpen && mayBook && asked ? (
          <Panel heading={t('fees.office.decide')} id="waiver">
            <Notice tone="information" label={t('shared.information')}>
              <p>{t('fees.office.asks', { ground: t(`fees.waiver.grounds.${asked.ground}`), explanation: asked.explanation })}</p>
            </Notice>
            <ActionForm action={decide}>
              {hidden}
              <Radios
                name="outcome"
                label={t('fees.office.outcome')}
                choices={[
                  { value: 'granted', text: t('fees.office.grant') },
                  { value: 'refused', text: t('fees.office.refuse') },
                ]}
              />
              <TextArea name="reason" label={t('fees.office.reason')} maxLength={4000} rows={3} />
              <SubmitButton tone="secondary">{t('fees.office.decideButton')}</SubmitButton>
            </ActionForm>
          </Panel>
        ) : null}
        {isOpen && mayBook ? (
          <Panel heading={t('fees.office.desk')} id="desk">
            <ActionForm action={book}>
              {hidden}
              <TextField name="slip" label={t('fees.office.slip')} hint={t('fees.office.slipHint')} width="medium" isCode maxLength={80} />
              <SubmitButton>{t('fees.office.book')}</SubmitButton>
            </ActionForm>
          </Panel>
        ) : null}
        {canRefund ? (
          <Panel heading={t('fees.office.refund')} id="refund">
            <ActionForm action={refund}>
              {hidden}
              <HiddenField name="idempotencyKey" value={randomUUID()} />
              <TextField
                name="amount"
                label={t('fees.office.refundAmount', { currency: left.currency })}
                hint={t('fees.office.refundHint', { amount: moneyInWords(left, words) })}
                inputMode="decimal"
                width="short"
              />
              <TextArea name="reason" label={t('fees.office.reason')} maxLength={4000} rows={3} />
              <SubmitButton tone="danger">{t('fees.office.refundButton')}</SubmitButton>
            </ActionForm>
          </Panel>
        ) : null}
        {(isOpen && mayBook) || canRefund ? null : <p>{t('fees.office.nothing')}</p>}
      </>
    );
  },
});
