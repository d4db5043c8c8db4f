import { z } from 'zod';
import { definePage } from '@/app/_kit/define-page';
import { paths } from '@/app/_kit/paths';
import { lineLetter } from '@/domain/permit/permit';
import { ActionForm } from '@/ui/forms/action-form';
import { HiddenField, TextArea, TextField } from '@/ui/forms/fields.client';
import { SubmitButton } from '@/ui/forms/submit-button';
import { CaseFields } from '../../../../_case/case-fields';
import { caseForFinding } from '../../../../_case/load-case';
import { StepFrame } from '../../../../_case/step-frame';
import { caseReference } from '../../../../_parts/case-input';
import { saveConversion } from './save-conversion.action';

/** Records how a line of a re-export counts in the term and unit of its import. */
export default definePage({
  permission: 'finding:record-legal-acquisition',
  params: z.object({ reference: caseReference, line: z.coerce.number().int().min(1).max(200) }),
  back: ({ reference }) => paths.office.application({ reference }),
  load: caseForFinding,
  view: ({ data: found, input: { reference, line }, words, titled }) => {
    const { t } = words;
    const heading = t('registers.balance.record', { line: lineLetter(line) });
    return (
      <StepFrame reference={reference} heading={heading} lead={t('registers.balance.needsConversion')} words={words}>
        <ActionForm action={saveConversion} title={titled(heading)}>
          <CaseFields application={found.application} />
          <HiddenField name="line" value={line} />
          <TextField name="ratio" label={t('registers.balance.ratio')} inputMode="decimal" width="short" />
          <TextArea name="reason" label={t('registers.balance.reason')} rows={4} maxLength={1000} />
          <SubmitButton>{t('registers.balance.save')}</SubmitButton>
        </ActionForm>
      </StepFrame>
    );
  },
});
