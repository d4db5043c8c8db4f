import { definePage } from '@/app/_kit/define-page';
import { paths } from '@/app/_kit/paths';
import { ActionForm } from '@/ui/forms/action-form';
import { TextArea } from '@/ui/forms/fields.client';
import { SubmitButton } from '@/ui/forms/submit-button';
import { CaseFields } from '../../../_case/case-fields';
import { caseFor } from '../../../_case/load-case';
import { StepFrame } from '../../../_case/step-frame';
import { casePath } from '../../../_parts/case-input';
import { returnForInformation } from './return.action';

export default definePage({
  permission: 'application:review',
  params: casePath,
  back: ({ reference }) => paths.office.application({ reference }),
  load: caseFor('returnForInformation'),
  view: ({ data: found, input, words, titled }) => {
    const { t } = words;
    const heading = t('office.return.title');
    return (
      <StepFrame reference={input.reference} heading={heading} lead={t('office.return.lead')} words={words}>
        <ActionForm action={returnForInformation} title={titled(heading)}>
          <CaseFields application={found.application} />
          <TextArea name="reason" label={t('office.return.reason')} hint={t('office.return.reasonHint')} maxLength={4000} />
          <SubmitButton>{t('office.return.submit')}</SubmitButton>
        </ActionForm>
      </StepFrame>
    );
  },
});
