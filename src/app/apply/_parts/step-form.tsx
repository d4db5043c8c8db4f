import { withQuery } from '@/app/_kit/paths';
import { type Application, applicationScope, lineScope, type SpecimenLine } from '@/domain/application/application';
import { type FieldName, fieldRow, fieldsOfStep } from '@/domain/application/application-fields';
import { type ApplicationStep, applicableFields, type LineStep } from '@/domain/application/application-steps';
import type { TermGroup } from '@/domain/codes/term-groups';
import type { Words } from '@/i18n/words';
import type { ChoicesOfStep } from '@/services/application/lawful-choices';
import type { CodeBook } from '@/services/reference/list-codes';
import { ActionForm } from '@/ui/forms/action-form';
import { ArisingField } from '@/ui/forms/arising-field.client';
import { Checkbox, Radios } from '@/ui/forms/choice-fields.client';
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
  readonly choices: ChoicesOfStep;
  readonly group?: TermGroup | null;
  /** Everything that an officer could allow is shown as well. */
  readonly showsAll: boolean;
  readonly proposed?: Readonly<Partial<Record<FieldName, string>>>;
  readonly words: Words;
  /** Full title of the page. */
  readonly title: string;
  /** Where to go without saving. */
  readonly leave: { readonly href: string; readonly text: string };
}

/**
 * Questions that another answer on the same page raises, by that answer. The style sheet shows them as soon as it is given, with
 * scripts and without; in a browser that cannot they stand there at once, with "only if" in their hint.
 */
const RAISED_BY: Readonly<Partial<Record<FieldName, string>>> = {
  sourceReason: 'source-U',
  lastReExportCountry: 'reExportedBefore-yes',
  lastReExportNumber: 'reExportedBefore-yes',
  lastReExportOn: 'reExportedBefore-yes',
};

/** One question: at once where it arises, and after another answer on the page has raised it. */
function Question({ name, ...props }: Omit<StepFormProps, 'title' | 'leave'> & { readonly name: FieldName }) {
  const { application, step, line } = props;
  const arises = applicableFields(application, step, line).includes(name);
  const scope = { application: applicationScope(application), line: line ? lineScope(line) : {} };
  const field = (
    <AnswerField
      {...props}
      group={props.group ?? null}
      allPage={withQuery('', { show: 'all', from: props.from })}
      name={name}
      isOptional={arises && !fieldRow(name).required(scope)}
    />
  );
  const raisedBy = RAISED_BY[name];
  if (raisedBy) return <div className={`only-if only-if-${raisedBy}`}>{field}</div>;
  return arises ? field : <ArisingField name={name}>{field}</ArisingField>;
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
        <Question key={name} name={name} from={from} {...asked} />
      ))}
      {step === 'document' ? (
        <ArisingField name="confirmLoss">
          <Radios
            name="confirmLoss"
            label={words.t('fields.confirmLoss.label')}
            choices={[
              { value: 'yes', text: words.t('shared.yes') },
              { value: 'no', text: words.t('shared.no') },
            ]}
          />
        </ArisingField>
      ) : null}
      {step === 'exporter' || step === 'importer' ? (
        <Checkbox name="keepParty" label={words.t('apply.saved.keep')} hint={words.t('apply.saved.keepHint')} />
      ) : null}
      <ButtonRow>
        <SubmitButton>{words.t('shared.saveAndContinue')}</SubmitButton>
        <a href={leave.href}>{leave.text}</a>
      </ButtonRow>
    </ActionForm>
  );
}
