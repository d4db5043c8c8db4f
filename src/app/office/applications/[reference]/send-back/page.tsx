import { definePage } from '@/app/_kit/define-page';
import { paths } from '@/app/_kit/paths';
import { ActionForm } from '@/ui/forms/action-form';
import { TextArea } from '@/ui/forms/fields.client';
import { SubmitButton } from '@/ui/forms/submit-button';
import { CaseFields } from '../../../_case/case-fields';
import { Recommendation } from '../../../_case/decisions';
import { caseFor } from '../../../_case/load-case';
import { StepFrame } from '../../../_case/step-frame';
import { casePath } from '../../../_parts/case-input';
import { sendBackToReview } from './send-back.action';

export default definePage({
  permission: 'application:decide',
  params: casePath,
  back: ({ reference }) => paths.office.application({ reference }),
  load: caseFor('sendBack'),
  view: ({ data: found, input, words, titled }) => {
    const { t } = words;
    const heading = t('office.sendBack.title');
    return (
      <StepFrame reference={input.reference} heading={heading} lead={t('office.sendBack.lead')} words={words}>
        <Recommendation decisions={found.decisions} words={words} />
        <ActionForm action={sendBackToReview} title={titled(heading)}>
          <CaseFields application={found.application} />
          <TextArea name="reason" label={t('office.sendBack.reason')} maxLength={4000} />
          <SubmitButton>{t('office.sendBack.submit')}</SubmitButton>
        </ActionForm>
      </StepFrame>
    );
  },
});
