import { z } from 'zod';
import { definePage } from '@/app/_kit/define-page';
import { paths } from '@/app/_kit/paths';
import { STOCK_LOSSES } from '@/domain/stock/stock';
import { getStock } from '@/services/stock/keep-stock';
import { ActionForm } from '@/ui/forms/action-form';
import { Radios } from '@/ui/forms/choice-fields.client';
import { HiddenField, TextArea, TextField } from '@/ui/forms/fields.client';
import { SubmitButton } from '@/ui/forms/submit-button';
import { BackLink, Heading, Lead } from '@/ui/layout/page-parts';
import { rangeInWords } from '../../../_parts/stock-columns';
import { declare } from './declare.action';

/** Declares numbers of an entry lost, stolen or spoiled. */
export default definePage({
  permission: 'stock:keep',
  params: z.object({ receipt: z.uuid() }),
  back: (of) => paths.office.stockOf(of),
  load: getStock,
  view: ({ data: { entry }, input, words: { t }, titled }) => (
    <>
      <BackLink href={paths.office.stockOf(input)}>{t('stock.titleOf', { range: rangeInWords(entry) })}</BackLink>
      <Heading>{t('stock.declare')}</Heading>
      <Lead>{t('stock.declareLead')}</Lead>
      <ActionForm action={declare} title={titled(t('stock.declare'))}>
        <HiddenField name="receipt" value={input.receipt} />
        <TextField name="first" label={t('stock.first')} width="medium" isCode />
        <TextField name="last" label={t('stock.last')} hint={t('stock.lastHint')} width="medium" isCode isOptional />
        <Radios name="what" label={t('stock.what')} choices={STOCK_LOSSES.map((value) => ({ value, text: t(`stock.loss.${value}`) }))} />
        <TextArea name="reason" label={t('stock.reason')} maxLength={2000} />
        <SubmitButton tone="danger">{t('stock.declareSubmit')}</SubmitButton>
      </ActionForm>
    </>
  ),
});
