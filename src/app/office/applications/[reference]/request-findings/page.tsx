import { definePage } from '@/app/_kit/define-page';
import { paths } from '@/app/_kit/paths';
import { ADVICE_KINDS, usualDueDay } from '@/domain/finding/advice-request';
import { isScientificFinding } from '@/domain/finding/findings-asked';
import { lineLetter } from '@/domain/permit/permit';
import { ok } from '@/domain/shared/result';
import { documentsOfCase } from '@/services/evidence/list-documents';
import { hasShortcuts } from '@/services/people/own-shortcuts';
import { ActionForm } from '@/ui/forms/action-form';
import { Checkbox, Radios } from '@/ui/forms/choice-fields.client';
import { DateField } from '@/ui/forms/date-field.client';
import { TextArea } from '@/ui/forms/fields.client';
import { SubmitButton } from '@/ui/forms/submit-button';
import { CaseFields } from '../../../_case/case-fields';
import { caseFor } from '../../../_case/load-case';
import { fieldKey } from '../../../_case/outcome-keys';
import { StepFrame } from '../../../_case/step-frame';
import { casePath } from '../../../_parts/case-input';
import { OfficeShortcuts } from '../../../_parts/office-shortcuts';
import { askScientificAuthority } from './request-findings.action';

/** A question to the Scientific Authority: what is asked, of which lines, with which documents, by when. */
export default definePage({
  permission: 'application:review',
  params: casePath,
  back: ({ reference }) => paths.office.application({ reference }),
  load: async (input, ctx) => {
    const found = await caseFor('requestFindings')(input, ctx);
    if (!found.ok) return found;
    return ok({ found: found.value, documents: await documentsOfCase(found.value.application, ctx), hasKeys: await hasShortcuts(ctx) });
  },
  view: ({ data: { found, documents, hasKeys }, input, words, ctx, titled }) => {
    const { t } = words;
    const heading = t('office.requestFindings.title');
    const { lines } = found.application;
    const asked = found.findingsNeeded.filter(isScientificFinding).map((kind) => t(`codes.finding.${kind}`));
    const files = [...documents.rows.flatMap((row) => row.documents), ...documents.others].filter(
      ({ file }) => file?.scanState === 'clean',
    );
    return (
      <StepFrame reference={input.reference} heading={heading} lead={t('office.requestFindings.lead')} words={words}>
        <ActionForm action={askScientificAuthority} title={titled(heading)}>
          <CaseFields application={found.application} />
          {asked.length > 0 ? <p>{t('office.requestFindings.asked', { findings: words.format.list(asked) })}</p> : null}
          <Radios
            name="kind"
            label={t('case.advice.column.kind')}
            value="non-detriment"
            choices={ADVICE_KINDS.map((kind) => ({ value: kind, text: t(`case.advice.kind.${kind}`) }))}
          />
          <TextArea
            name="question"
            label={t('office.requestFindings.question')}
            hint={t('office.requestFindings.questionHint')}
            maxLength={4000}
          />
          <fieldset className="field" id="lines">
            <legend>{t('case.advice.lines')}</legend>
            {lines.map(({ position, answers }) => (
              <Checkbox
                key={position}
                name={`lines.${position}`}
                label={`${lineLetter(position)} · ${answers.scientificName ?? ''}`}
                isChecked
              />
            ))}
          </fieldset>
          {files.length > 0 ? (
            <fieldset className="field" id="documents">
              <legend>{t('case.advice.share')}</legend>
              {files.map(({ id, kind, file }) => (
                <Checkbox key={id} name={`documents.${id}`} label={`${t(`evidence.kind.${kind}`)}: ${file?.name ?? ''}`} />
              ))}
            </fieldset>
          ) : null}
          <DateField name="dueOn" label={t('case.advice.dueLabel')} hint={t('case.advice.dueHint')} value={usualDueDay(ctx.today)} />
          <SubmitButton>{t('office.requestFindings.submit')}</SubmitButton>
        </ActionForm>
        <OfficeShortcuts
          keys={[fieldKey('r', 'question', t('office.requestFindings.question'))]}
          isOn={hasKeys}
          back={paths.office.requestFindings(input)}
          words={words}
        />
      </StepFrame>
    );
  },
});
