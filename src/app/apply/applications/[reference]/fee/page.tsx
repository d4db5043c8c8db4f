import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { definePage } from '@/app/_kit/define-page';
import { InvoiceTable } from '@/app/_kit/invoice-table';
import { paths } from '@/app/_kit/paths';
import { getOwnFees } from '@/services/fees/get-fees';
import { ActionForm } from '@/ui/forms/action-form';
import { HiddenField } from '@/ui/forms/fields.client';
import { SubmitButton } from '@/ui/forms/submit-button';
import { BackLink, Code, Heading, Panel } from '@/ui/layout/page-parts';
import { Reference } from '../../../_parts/inputs';
import { AttemptNotice, InvoiceHistory } from '../../../_parts/invoice-history';
import { pay } from './pay.action';

/** What an application costs, how it is paid, and what was paid. */
export default definePage({
  permission: 'fee:pay',
  params: z.object({ reference: Reference }),
  load: getOwnFees,
  title: ({ application: { reference } }, { t }) => t('fees.titleOf', { reference }),
  view: ({ data: { application, invoices, isOnline }, words }) => {
    const { t } = words;
    const { reference } = application;
    const firstOpen = invoices.find(({ state }) => state === 'open');
    return (
      <>
        <BackLink href={paths.apply.application({ reference })}>{t('fees.of', { reference })}</BackLink>
        <Heading>{t('fees.titleOf', { reference })}</Heading>
        {invoices.length === 0 ? <p>{t('fees.none')}</p> : null}
        {firstOpen ? <p>{t('fees.signHint')}</p> : null}
        {invoices.map((invoice) => (
          <Panel key={invoice.id} heading={t('fees.invoice', { invoice: invoice.reference })} id={invoice.reference}>
            <InvoiceTable invoice={invoice} words={words} />
            <AttemptNotice reference={reference} invoice={invoice} words={words} />
            <InvoiceHistory reference={reference} invoice={invoice} words={words} />
            {invoice.state === 'open' ? (
              <>
                {isOnline ? (
                  <ActionForm action={pay}>
                    <HiddenField name="reference" value={reference} />
                    <HiddenField name="invoice" value={invoice.reference} />
                    <HiddenField name="idempotencyKey" value={randomUUID()} />
                    <p className="hint">{t('fees.payHint')}</p>
                    <SubmitButton tone={invoice === firstOpen ? 'primary' : 'secondary'}>{t('fees.pay')}</SubmitButton>
                  </ActionForm>
                ) : null}
                <h3>{t('fees.counter')}</h3>
                <p>{t('fees.counterText')}</p>
                <p className="reference">
                  <Code>{invoice.reference}</Code>
                </p>
                {invoice.waivers.some(({ outcome }) => outcome === null) ? null : (
                  <p>
                    <a href={paths.apply.waiver({ reference, invoice: invoice.reference })}>{t('fees.askWaiver')}</a>
                  </p>
                )}
              </>
            ) : null}
          </Panel>
        ))}
      </>
    );
  },
});
