import { z } from 'zod';
import { definePage } from '@/app/_kit/define-page';
import { moneyInWords } from '@/app/_kit/invoice-table';
import { paths } from '@/app/_kit/paths';
import { WAIVER_GROUNDS } from '@/domain/fees/waiver';
import { fail, ok } from '@/domain/shared/result';
import { getOwnFees } from '@/services/fees/get-fees';
import { ActionForm } from '@/ui/forms/action-form';
import { Radios } from '@/ui/forms/choice-fields.client';
import { HiddenField, TextArea } from '@/ui/forms/fields.client';
import { SubmitButton } from '@/ui/forms/submit-button';
import { BackLink, Heading, Lead } from '@/ui/layout/page-parts';
import { onInvoice } from '../../../../../_parts/fee-input';
import { ask } from './ask-waiver.action';

/** Asks to be let off a fee. */
export default definePage({
  permission: 'fee:pay',
  params: z.object(onInvoice),
  back: ({ reference }) => paths.apply.fee({ reference }),
  load: async (input, ctx) => {
    const own = await getOwnFees(input, ctx);
    if (!own.ok) return own;
    const invoice = own.value.invoices.find(({ reference }) => reference === input.invoice);
    if (!invoice) return fail({ kind: 'not-found', what: 'invoice' });
    return invoice.state === 'open' ? ok(invoice) : fail({ kind: 'nothing-to-pay' });
  },
  view: ({ data: invoice, input: { reference }, words, titled }) => {
    const { t } = words;
    const heading = t('fees.waiver.title');
    return (
      <>
        <BackLink href={paths.apply.fee({ reference })}>{t('fees.titleOf', { reference })}</BackLink>
        <Heading caption={`${t('fees.invoice', { invoice: invoice.reference })} · ${moneyInWords(invoice.total, words)}`}>
          {heading}
        </Heading>
        <Lead>{t('fees.waiver.lead')}</Lead>
        <ActionForm action={ask} title={titled(heading)}>
          <HiddenField name="reference" value={reference} />
          <HiddenField name="invoice" value={invoice.reference} />
          <Radios
            name="ground"
            label={t('fees.waiver.ground')}
            choices={WAIVER_GROUNDS.map((value) => ({ value, text: t(`fees.waiver.grounds.${value}`) }))}
          />
          <TextArea name="explanation" label={t('fees.waiver.explanation')} maxLength={4000} />
          <SubmitButton>{t('fees.waiver.submit')}</SubmitButton>
        </ActionForm>
      </>
    );
  },
});
