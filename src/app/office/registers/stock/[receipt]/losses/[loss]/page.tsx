import { z } from 'zod';
import { definePage } from '@/app/_kit/define-page';
import { paths } from '@/app/_kit/paths';
import { lossInHand } from '@/services/stock/keep-stock';
import { ActionForm } from '@/ui/forms/action-form';
import { Radios } from '@/ui/forms/choice-fields.client';
import { HiddenField, TextArea } from '@/ui/forms/fields.client';
import { SubmitButton } from '@/ui/forms/submit-button';
import { BackLink, Code, Heading, Lead } from '@/ui/layout/page-parts';
import { rangeInWords } from '../../../../_parts/stock-columns';
import { decide } from './decide.action';

/** A second officer confirms that numbers are gone, or gives them back to the stock. */
export default definePage({
  permission: 'permit:sign',
  params: z.object({ receipt: z.uuid(), loss: z.uuid() }),
  back: ({ receipt }) => paths.office.stockOf({ receipt }),
  load: lossInHand,
  view: ({ data: { entry, declared }, input, words: { t, format }, titled }) => (
    <>
      <BackLink href={paths.office.stockOf(input)}>{t('stock.titleOf', { range: rangeInWords(entry) })}</BackLink>
      <Heading>{t('stock.decide')}</Heading>
      <Lead>{t('stock.declaredBy', { name: declared.declarer, time: format.moment(declared.declaredAt) })}</Lead>
      <p>
        <Code>{rangeInWords({ ...entry, first: declared.first, last: declared.last })}</Code> {t(`stock.loss.${declared.what}`)}:{' '}
        <bdi>{declared.reason}</bdi>
      </p>
      <ActionForm action={decide} title={titled(t('stock.decide'))}>
        <HiddenField name="receipt" value={input.receipt} />
        <HiddenField name="loss" value={input.loss} />
        <Radios
          name="outcome"
          label={t('stock.outcomeLabel')}
          choices={(['confirmed', 'declined'] as const).map((value) => ({ value, text: t(`stock.outcome.${value}`) }))}
        />
        <TextArea name="reason" label={t('stock.reason')} maxLength={2000} />
        <SubmitButton>{t('stock.decideSubmit')}</SubmitButton>
      </ActionForm>
    </>
  ),
});
