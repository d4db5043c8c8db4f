import { ConfirmItIsYou } from '@/app/_kit/confirm-it-is-you';
import { definePage } from '@/app/_kit/define-page';
import { paths } from '@/app/_kit/paths';
import { mayStop } from '@/services/permit/stop-permit';
import { ActionForm } from '@/ui/forms/action-form';
import { HiddenField, TextArea } from '@/ui/forms/fields.client';
import { SubmitButton } from '@/ui/forms/submit-button';
import { permitPath } from '../../../_parts/permit-path';
import { MeasureFrame } from '../_parts/measure-frame';
import { suspend } from './suspend.action';

export default definePage({
  permission: 'permit:sign',
  params: permitPath,
  back: (of) => paths.office.permit(of),
  load: mayStop,
  view: ({ input, words, ctx, titled }) => {
    const { t } = words;
    const heading = t('office.stop.title', { number: input.permitNumber });
    return (
      <MeasureFrame permitNumber={input.permitNumber} heading={heading} lead={t('office.stop.lead')} words={words}>
        <ActionForm action={suspend} title={titled(heading)}>
          <HiddenField name="permitNumber" value={input.permitNumber} />
          <TextArea name="reason" label={t('office.stop.reason')} maxLength={4000} />
          <ConfirmItIsYou ctx={ctx} words={words} />
          <SubmitButton tone="danger">{t('office.stop.submit')}</SubmitButton>
        </ActionForm>
      </MeasureFrame>
    );
  },
});
