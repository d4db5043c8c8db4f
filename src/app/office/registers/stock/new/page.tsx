import { definePage } from '@/app/_kit/define-page';
import { paths } from '@/app/_kit/paths';
import { STOCK_KINDS } from '@/domain/stock/stock';
import { ActionForm } from '@/ui/forms/action-form';
import { Radios } from '@/ui/forms/choice-fields.client';
import { DateField } from '@/ui/forms/date-field.client';
import { TextField } from '@/ui/forms/fields.client';
import { SubmitButton } from '@/ui/forms/submit-button';
import { BackLink, Heading, Lead } from '@/ui/layout/page-parts';
import { receive } from './receive.action';

/** Takes a range of stamps or blank paper into the stock of one's office. */
export default definePage({
  permission: 'stock:keep',
  back: () => paths.office.stock,
  view: ({ words: { t }, ctx, titled }) => (
    <>
      <BackLink href={paths.office.stock}>{t('stock.title')}</BackLink>
      <Heading>{t('stock.new')}</Heading>
      <Lead>{t('stock.newLead')}</Lead>
      <ActionForm action={receive} title={titled(t('stock.new'))}>
        <Radios
          name="kind"
          label={t('stock.kindLabel')}
          choices={STOCK_KINDS.map((value) => ({ value, text: t(`stock.kind.${value}`) }))}
        />
        <TextField name="first" label={t('stock.first')} hint={t('stock.firstHint')} width="medium" isCode />
        <TextField name="last" label={t('stock.last')} width="medium" isCode />
        <DateField name="receivedOn" label={t('stock.receivedOn')} value={ctx.today} />
        <TextField name="supplier" label={t('stock.supplier')} />
        <SubmitButton>{t('stock.submit')}</SubmitButton>
      </ActionForm>
    </>
  ),
});
