import { definePage } from '@/app/_kit/define-page';
import { paths } from '@/app/_kit/paths';
import { isScientificFinding } from '@/domain/finding/findings-asked';
import { ActionForm } from '@/ui/forms/action-form';
import { TextArea } from '@/ui/forms/fields.client';
import { SubmitButton } from '@/ui/forms/submit-button';
import { CaseFields } from '../../../_case/case-fields';
import { caseFor } from '../../../_case/load-case';
import { StepFrame } from '../../../_case/step-frame';
import { casePath } from '../../../_parts/case-input';
import { askScientificAuthority } from './request-findings.action';

export default definePage({
  permission: 'application:review',
  params: casePath,
  back: ({ reference }) => paths.office.application({ reference }),
  load: caseFor('requestFindings'),
  view: ({ data: found, input, words, titled }) => {
    const { t } = words;
    const heading = t('office.requestFindings.title');
    const asked = found.findingsNeeded.filter(isScientificFinding).map((kind) => t(`codes.finding.${kind}`));
    return (
      <StepFrame reference={input.reference} heading={heading} lead={t('office.requestFindings.lead')} words={words}>
        <ActionForm action={askScientificAuthority} title={titled(heading)}>
          <CaseFields application={found.application} />
          {asked.length > 0 ? <p>{t('office.requestFindings.asked', { findings: words.format.list(asked) })}</p> : null}
          <TextArea
            name="question"
            label={t('office.requestFindings.question')}
            hint={t('office.requestFindings.questionHint')}
            maxLength={4000}
          />
          <SubmitButton>{t('office.requestFindings.submit')}</SubmitButton>
        </ActionForm>
      </StepFrame>
    );
  },
});
