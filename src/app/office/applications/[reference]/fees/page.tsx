import { definePage } from '@/app/_kit/define-page';
import { InvoiceTable } from '@/app/_kit/invoice-table';
import { paths } from '@/app/_kit/paths';
import { FINISHED_STATES } from '@/domain/application/application-states';
import { ActionForm } from '@/ui/forms/action-form';
import { HiddenField, TextArea, TextField } from '@/ui/forms/fields.client';
import { SubmitButton } from '@/ui/forms/submit-button';
import { BackLink, Heading, Panel } from '@/ui/layout/page-parts';
import { casePath } from '../../../_parts/case-input';
import { loadFees } from './load-fees';
import { raiseFee } from './raise-fee.action';

/** The fees of a case, and the form for one more. */
export default definePage({
  permission: 'application:read',
  params: casePath,
  load: loadFees,
  view: ({ data: { found, fees }, input: { reference }, words, titled }) => {
    const { t } = words;
    const heading = t('fees.titleOf', { reference });
    const { state } = found.application;
    const mayRaise = fees.mayBook && !FINISHED_STATES.includes(state) && found.permits.every((permit) => permit.state === 'void');
    return (
      <>
        {mayRaise ? null : <title>{titled(heading)}</title>}
        <BackLink href={paths.office.application({ reference })}>{t('fees.of', { reference })}</BackLink>
        <Heading>{heading}</Heading>
        {fees.invoices.length === 0 ? <p>{t('fees.office.none')}</p> : null}
        {fees.invoices.map((invoice) => (
          <Panel key={invoice.id} heading={t('fees.invoice', { invoice: invoice.reference })} id={invoice.reference}>
            <InvoiceTable invoice={invoice} words={words} />
            <p>
              <a href={paths.office.invoice({ reference, invoice: invoice.reference })}>
                {t('fees.office.invoiceAction')} ({invoice.reference})
              </a>
            </p>
          </Panel>
        ))}
        {mayRaise ? (
          <Panel heading={t('fees.office.extra')} id="extra">
            <ActionForm action={raiseFee} title={titled(heading)}>
              <HiddenField name="reference" value={reference} />
              <TextField name="amount" label={t('fees.office.extraAmount')} inputMode="decimal" width="short" />
              <TextField
                name="currency"
                label={t('fees.office.extraCurrency')}
                hint={t('fees.office.extraCurrencyHint')}
                value={fees.invoices[0]?.total.currency ?? ''}
                width="short"
                isCode
                maxLength={3}
              />
              <TextArea name="reason" label={t('fees.office.extraReason')} maxLength={4000} rows={3} />
              <SubmitButton>{t('fees.office.extraButton')}</SubmitButton>
            </ActionForm>
          </Panel>
        ) : null}
      </>
    );
  },
});
