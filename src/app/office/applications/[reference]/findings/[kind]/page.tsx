import { z } from 'zod';
import { definePage } from '@/app/_kit/define-page';
import { paths } from '@/app/_kit/paths';
import { MANAGEMENT_FINDINGS } from '@/domain/finding/findings-asked';
import { ActionForm } from '@/ui/forms/action-form';
import { HiddenField } from '@/ui/forms/fields.client';
import { SubmitButton } from '@/ui/forms/submit-button';
import { CaseFields } from '../../../../_case/case-fields';
import { caseForFinding } from '../../../../_case/load-case';
import { StepFrame } from '../../../../_case/step-frame';
import { caseReference } from '../../../../_parts/case-input';
import { EvidenceFields } from '../../../../_parts/evidence-fields';
import { FindingQuestions } from '../../../../_parts/finding-form';
import { recordFinding } from './record-finding.action';

export default definePage({
  permission: 'finding:record-legal-acquisition',
  params: z.object({ reference: caseReference, kind: z.enum(MANAGEMENT_FINDINGS) }),
  back: ({ reference }) => paths.office.application({ reference }),
  load: caseForFinding,
  view: ({ data: found, input: { reference, kind }, words, titled }) => {
    const { t } = words;
    const heading = t(`codes.finding.${kind}`);
    return (
      <StepFrame reference={reference} heading={heading} lead={t(`office.finding.lead.${kind}`)} words={words}>
        <ActionForm action={recordFinding} title={titled(heading)}>
          <CaseFields application={found.application} />
          <HiddenField name="kind" value={kind} />
          <FindingQuestions words={words} />
          {kind === 'legal-acquisition' ? <EvidenceFields words={words} /> : null}
          <SubmitButton>{t('office.finding.submit')}</SubmitButton>
        </ActionForm>
      </StepFrame>
    );
  },
});
