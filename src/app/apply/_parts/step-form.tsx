import { type Application, applicationScope, lineScope, type SpecimenLine } from '@/domain/application/application';
import { type FieldName, fieldRow, fieldsOfStep } from '@/domain/application/application-fields';
import { type ApplicationStep, applicableFields, type LineStep } from '@/domain/application/application-steps';
import type { Words } from '@/i18n/words';
import type { CodeBook } from '@/services/reference/list-codes';
import { ActionForm } from '@/ui/forms/action-form';
import { ArisingField } from '@/ui/forms/arising-field.client';
import { HiddenField } from '@/ui/forms/fields.client';
import { SubmitButton } from '@/ui/forms/submit-button';
import { ButtonRow } from '@/ui/layout/page-parts';
import { AnswerField } from './answer-field';
import { saveAnswersOfStep } from './save-step.action';

interface StepFormProps {
  readonly application: Application;
  readonly step: ApplicationStep | LineStep;
  readonly line: SpecimenLine | null;
  readonly from: string;
  readonly book: CodeBook;
  readonly words: Words;
  /** Full title of the page. */
  readonly title: string;
  /** Where to go without saving. */
  readonly leave: { readonly href: string; readonly text: string };
}

/** Questions that stand on the page at once, with "only if" in their hint, because the reader sees what raises them. */
const ALWAYS_ASKED: readonly FieldName[] = ['sourceReason', 'lastReExportCountry', 'lastReExportNumber', 'lastReExportOn'];

/** One question: at once where it arises, and after another answer on the page has raised it. */
function Question({
  name,
  ...props
}: Pick<StepFormProps, 'application' | 'step' | 'line' | 'book' | 'words'> & { readonly name: FieldName }) {
  const { application, step, line } = props;
  const arises = applicableFields(application, step, line).includes(name);
  const scope = { application: applicationScope(application), line: line ? lineScope(line) : {} };
  const field = <AnswerField {...props} name={name} isOptional={arises && !fieldRow(name).required(scope)} />;
  return arises || ALWAYS_ASKED.includes(name) ? field : <ArisingField name={name}>{field}</ArisingField>;
}

/** The questions of one step, saved together. The field table says which arise. */
export function StepForm({ from, title, leave, ...asked }: StepFormProps) {
  const { application, step, line, words } = asked;
  return (
    <ActionForm action={saveAnswersOfStep} title={title}>
      <HiddenField name="reference" value={application.reference} />
      <HiddenField name="version" value={application.version} />
      <HiddenField name="step" value={step} />
      <HiddenField name="lineId" value={line?.id ?? ''} />
      <HiddenField name="from" value={from} />
      {fieldsOfStep(step).map((name) => (
        <Question key={name} name={name} {...asked} />
      ))}
      <ButtonRow>
        <SubmitButton>{words.t('shared.saveAndContinue')}</SubmitButton>
        <a href={leave.href}>{leave.text}</a>
      </ButtonRow>
    </ActionForm>
  );
}
