import { z } from 'zod';
import { definePage } from '@/app/_kit/define-page';
import { moneyInWords } from '@/app/_kit/invoice-table';
import { lookAtSandbox } from '@/services/fees/sandbox';
import { Notice } from '@/ui/feedback/notice';
import { ActionForm } from '@/ui/forms/action-form';
import { HiddenField } from '@/ui/forms/fields.client';
import { SubmitButton } from '@/ui/forms/submit-button';
import { ButtonRow, Code, Heading, Lead } from '@/ui/layout/page-parts';
import { endPayment } from './end-payment.action';
import { PaymentReference } from './payment-input';

/** The demonstration gateway's own page: it knows its payment and nothing of who is signed in at the portal. */
export default definePage({
  permission: 'public',
  params: z.object({ payment: PaymentReference }),
  load: lookAtSandbox,
  view: ({ data: payment, words, titled }) => {
    const { t } = words;
    const heading = t('fees.sandbox.title');
    return (
      <>
        {payment.state === 'pending' ? null : <title>{titled(heading)}</title>}
        <Heading caption={<Code>{payment.reference}</Code>}>{heading}</Heading>
        <Lead>{t('fees.sandbox.lead')}</Lead>
        <p>
          <Code>{payment.description}</Code> · {moneyInWords(payment.amount, words)}
        </p>
        {payment.state === 'pending' ? (
          <ActionForm action={endPayment} title={titled(heading)}>
            <HiddenField name="payment" value={payment.reference} />
            <ButtonRow>
              <SubmitButton name="ending" value="pay">
                {t('fees.sandbox.pay')}
              </SubmitButton>
              <SubmitButton tone="secondary" name="ending" value="pay-and-lose">
                {t('fees.sandbox.payAndLose')}
              </SubmitButton>
              <SubmitButton tone="secondary" name="ending" value="pay-twice">
                {t('fees.sandbox.payTwice')}
              </SubmitButton>
              <SubmitButton tone="secondary" name="ending" value="cancel">
                {t('fees.sandbox.cancel')}
              </SubmitButton>
              <SubmitButton tone="secondary" name="ending" value="fail">
                {t('fees.sandbox.fail')}
              </SubmitButton>
            </ButtonRow>
          </ActionForm>
        ) : (
          <>
            <Notice tone="information" label={t('shared.information')} heading={t('fees.sandbox.done')}>
              <p>{t(`fees.sandbox.outcome.${payment.state}`)}</p>
              {payment.state === 'paid' ? <p>{t('fees.sandbox.lost')}</p> : null}
            </Notice>
            <p>
              <a href={new URL(payment.returnAddress).pathname}>{t('fees.sandbox.return')}</a>
            </p>
          </>
        )}
      </>
    );
  },
});
