import { definePage } from '@/app/_kit/define-page';
import { paths } from '@/app/_kit/paths';
import { ActionForm } from '@/ui/forms/action-form';
import { TextArea } from '@/ui/forms/fields.client';
import { SubmitButton } from '@/ui/forms/submit-button';
import { CaseFields } from '../../../_case/case-fields';
import { Recommendation } from '../../../_case/decisions';
import { caseFor } from '../../../_case/load-case';
import { SecondOfficer } from '../../../_case/second-officer';
import { StepFrame } from '../../../_case/step-frame';
import { Stopped } from '../../../_case/stopped';
import { casePath } from '../../../_parts/case-input';
import { approve } from './approve.action';

export default definePage({
  permission: 'application:decide',
  params: casePath,
  back: ({ reference }) => paths.office.application({ reference }),
  load: caseFor('approve'),
  view: ({ data: found, input, words, titled }) => {
    const { t } = words;
    const heading = t('office.approve.title');
    return (
      <StepFrame reference={input.reference} heading={heading} lead={t('office.approve.lead')} words={words}>
        <Stopped findings={found.findings} heading={t('office.approve.stopped')} words={words} />
        <Recommendation decisions={found.decisions} words={words} />
        <SecondOfficer found={found} outcome="approve" words={words} />
        <ActionForm action={approve} title={titled(heading)}>
          <CaseFields application={found.application} />
          <TextArea name="reasons" label={t('office.approve.reasons')} maxLength={4000} />
          <SubmitButton>{t('office.approve.submit')}</SubmitButton>
        </ActionForm>
      </StepFrame>
    );
  },
});
