import { definePage } from '@/app/_kit/define-page';
import { paths } from '@/app/_kit/paths';
import { ActionForm } from '@/ui/forms/action-form';
import { Radios } from '@/ui/forms/choice-fields.client';
import { TextArea } from '@/ui/forms/fields.client';
import { SubmitButton } from '@/ui/forms/submit-button';
import { CaseFields } from '../../../_case/case-fields';
import { caseFor } from '../../../_case/load-case';
import { StepFrame } from '../../../_case/step-frame';
import { Stopped } from '../../../_case/stopped';
import { casePath } from '../../../_parts/case-input';
import { recommendDecision } from './recommend.action';

export default definePage({
  permission: 'application:recommend',
  params: casePath,
  back: ({ reference }) => paths.office.application({ reference }),
  load: caseFor('recommend'),
  view: ({ data: found, input, words, titled }) => {
    const { t } = words;
    const heading = t('office.recommend.title');
    return (
      <StepFrame reference={input.reference} heading={heading} lead={t('office.recommend.lead')} words={words}>
        <Stopped findings={found.findings} heading={t('office.recommend.stopped')} words={words} />
        <ActionForm action={recommendDecision} title={titled(heading)}>
          <CaseFields application={found.application} />
          <Radios
            name="outcome"
            label={t('office.recommend.outcome')}
            choices={[
              { value: 'approve', text: t('office.recommend.approve') },
              { value: 'refuse', text: t('office.recommend.refuse') },
            ]}
          />
          <TextArea name="reasons" label={t('office.recommend.reasons')} maxLength={4000} />
          <SubmitButton>{t('office.recommend.submit')}</SubmitButton>
        </ActionForm>
      </StepFrame>
    );
  },
});
