import type { Application, SpecimenLine } from '@/domain/application/application';
import { fieldRow } from '@/domain/application/application-fields';
import {
  type ApplicationStep,
  applicableFields,
  type LineStep,
  missingFields,
  reachableLineSteps,
  reachableSteps,
} from '@/domain/application/application-steps';
import { lineLetter } from '@/domain/permit/permit';
import type { Words } from '@/i18n/words';
import type { CodeBook } from '@/services/reference/list-codes';
import { Panel } from '@/ui/layout/page-parts';
import { SummaryList, type SummaryRow } from '@/ui/layout/summary-list';
import { answerText } from './answer-text';
import { ListingFacts } from './listing-card';
import { lineStepPage, stepPage } from './next-stop';

interface SummaryProps {
  readonly application: Application;
  readonly book: CodeBook;
  readonly words: Words;
  readonly canChange: boolean;
}

/** The rows of one step, from the field table: every question that arises, answered or not. */
function rowsOf(props: SummaryProps, step: ApplicationStep | LineStep, line: SpecimenLine | null): readonly SummaryRow[] {
  const { application, book, words, canChange } = props;
  const { t } = words;
  const answers = line ? line.answers : application.answers;
  const missing = missingFields(application, step, line);
  const { reference } = application;
  const href = line ? lineStepPage(reference, line.id, step, 'check') : stepPage(reference, step, 'check');
  return applicableFields(application, step, line)
    .filter((name) => fieldRow(name).kind !== 'form')
    .map((name) => {
      const answer = answers[name];
      const none = missing.includes(name) ? t('shared.notAnswered') : t('apply.check.notProvided');
      const label = t(`fields.${name}.label`);
      const what = line ? `${label}, ${t('apply.specimen', { letter: lineLetter(line.position) })}` : label;
      return {
        key: `${line?.id ?? ''}${name}`,
        label,
        value: answer ? answerText(name, answer, book, words) : none,
        change: canChange ? { href, text: t('shared.change'), describedAs: t('shared.changeWhat', { what }) } : undefined,
      };
    });
}

/** Everything that was answered, generated from the field table. */
export function AnswersSummary(props: SummaryProps) {
  const { application, words } = props;
  const { t } = words;
  return (
    <>
      {reachableSteps(application)
        .filter((step) => step !== 'specimens')
        .map((step) => (
          <Panel key={step} heading={t(`apply.step.${step}.name`)} id={`answers-${step}`}>
            <SummaryList rows={rowsOf(props, step, null)} />
          </Panel>
        ))}
      {application.lines.map((line) => (
        <Panel key={line.id} heading={t('apply.specimen', { letter: lineLetter(line.position) })} id={`answers-${line.id}`}>
          <ListingFacts listing={line.listing} words={words} />
          <SummaryList rows={reachableLineSteps(application, line).flatMap((step) => rowsOf(props, step, line))} />
        </Panel>
      ))}
    </>
  );
}
