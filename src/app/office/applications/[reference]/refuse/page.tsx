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
import { casePath } from '../../../_parts/case-input';
import { refuse } from './refuse.action';

export default definePage({
  permission: 'application:decide',
  params: casePath,
  back: ({ reference }) => paths.office.application({ reference }),
  load: caseFor('refuse'),
  view: ({ data: found, input, words, titled }) => {
    const { t } = words;
    const heading = t('office.refuse.title');
    return (
      <StepFrame reference={input.reference} heading={heading} lead={t('office.refuse.lead')} words={words}>
        <Recommendation decisions={found.decisions} words={words} />
        <SecondOfficer found={found} outcome="refuse" words={words} />
        <ActionForm action={refuse} title={titled(heading)}>
          <CaseFields application={found.application} />
          <TextArea name="reasons" label={t('office.refuse.reasons')} hint={t('office.refuse.reasonsHint')} maxLength={4000} />
          <SubmitButton tone="danger">{t('office.refuse.submit')}</SubmitButton>
        </ActionForm>
      </StepFrame>
    );
  },
});
