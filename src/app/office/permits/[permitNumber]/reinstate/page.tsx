import { ConfirmItIsYou } from '@/app/_kit/confirm-it-is-you';
import { definePage } from '@/app/_kit/define-page';
import { paths } from '@/app/_kit/paths';
import { mayLiftSuspension } from '@/services/permit/stop-permit';
import { ActionForm } from '@/ui/forms/action-form';
import { HiddenField, TextArea } from '@/ui/forms/fields.client';
import { SubmitButton } from '@/ui/forms/submit-button';
import { permitPath } from '../../../_parts/permit-path';
import { MeasureFrame } from '../_parts/measure-frame';
import { reinstate } from './reinstate.action';

export default definePage({
  permission: 'permit:sign',
  params: permitPath,
  back: (of) => paths.office.permit(of),
  load: mayLiftSuspension,
  view: ({ input, words, ctx, titled }) => {
    const { t } = words;
    const heading = t('office.lift.title', { number: input.permitNumber });
    return (
      <MeasureFrame permitNumber={input.permitNumber} heading={heading} lead={t('office.lift.lead')} words={words}>
        <ActionForm action={reinstate} title={titled(heading)}>
          <HiddenField name="permitNumber" value={input.permitNumber} />
          <TextArea name="reason" label={t('office.lift.reason')} maxLength={4000} />
          <ConfirmItIsYou ctx={ctx} words={words} />
          <SubmitButton>{t('office.lift.submit')}</SubmitButton>
        </ActionForm>
      </MeasureFrame>
    );
  },
});
