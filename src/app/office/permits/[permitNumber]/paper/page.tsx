import { definePage } from '@/app/_kit/define-page';
import { paths } from '@/app/_kit/paths';
import { permitToPrint } from '@/services/stock/record-paper';
import { ActionForm } from '@/ui/forms/action-form';
import { HiddenField, TextField } from '@/ui/forms/fields.client';
import { SubmitButton } from '@/ui/forms/submit-button';
import { permitPath } from '../../../_parts/permit-path';
import { MeasureFrame } from '../_parts/measure-frame';
import { enterPaper } from './enter-paper.action';

/** Enters on which sheets of the office's blank paper a permit was printed. */
export default definePage({
  permission: 'stock:keep',
  params: permitPath,
  back: (of) => paths.office.permit(of),
  load: permitToPrint,
  view: ({ input, words, titled }) => {
    const { t } = words;
    const heading = t('stock.paper.title', { number: input.permitNumber });
    return (
      <MeasureFrame permitNumber={input.permitNumber} heading={heading} lead={t('stock.paper.lead')} words={words}>
        <ActionForm action={enterPaper} title={titled(heading)}>
          <HiddenField name="permitNumber" value={input.permitNumber} />
          <TextField name="first" label={t('stock.paper.first')} hint={t('stock.firstHint')} width="medium" isCode />
          <TextField name="last" label={t('stock.paper.last')} hint={t('stock.paper.lastHint')} width="medium" isCode isOptional />
          <SubmitButton>{t('stock.paper.submit')}</SubmitButton>
        </ActionForm>
      </MeasureFrame>
    );
  },
});
