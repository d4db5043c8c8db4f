import { paths } from '@/app/_kit/paths';
import { isComplete, reachableSteps, taskStatus } from '@/domain/application/application-steps';
import type { Obstacle } from '@/domain/people/vetting';
import type { IsoDate } from '@/domain/shared/iso-date';
import type { Words } from '@/i18n/words';
import type { OwnApplication } from '@/services/application/get-application';
import type { Correspondence } from '@/services/correspondence/get-correspondence';
import type { OwnDocuments } from '@/services/evidence/list-documents';
import { StatusTag } from '@/ui/feedback/status-tag';
import { BackLink, ButtonRow, Heading, LinkButton, Panel } from '@/ui/layout/page-parts';
import { type Task, TaskList } from '@/ui/layout/task-list';
import { CorrespondencePanel } from './correspondence-panel';
import { documentsTask } from './documents-task';
import { stepPage } from './next-stop';
import { OnBehalfOf } from './on-behalf-of';
import { Progress } from './progress';
import { ReplyNotice } from './reply-notice';
import { StandingNotice } from './standing-notice';

interface DraftViewProps {
  readonly draft: OwnApplication & {
    readonly documents: OwnDocuments;
    readonly correspondence: Correspondence;
    readonly obstacle: Obstacle | null;
  };
  readonly today: IsoDate;
  readonly words: Words;
}

/** A draft: what is done, what is next, and what the office asked for when it came back. */
export function DraftView({ draft, today, words }: DraftViewProps) {
  const { t } = words;
  const { application, actions } = draft;
  const { reference, state, lines } = application;
  const steps: readonly Task[] = reachableSteps(application).map((step) => {
    const status = taskStatus(application, step);
    const canStart = status !== 'cannot-start-yet';
    return {
      key: step,
      text: t(`apply.step.${step}.name`),
      href: canStart ? stepPage(reference, step) : undefined,
      status,
      statusText: t(`states.task.${status}`),
      hint: step === 'specimens' ? t('apply.draft.lines', { n: lines.length }) : undefined,
    };
  });
  const isReady = isComplete(application);
  const checking = isReady ? ('not-started' as const) : ('cannot-start-yet' as const);
  const check: Task = {
    key: 'check',
    text: t('apply.draft.check'),
    href: isReady ? paths.apply.checkAnswers({ reference }) : undefined,
    status: checking,
    statusText: t(`states.task.${checking}`),
  };
  const documents = documentsTask(draft.documents, words);
  // Nothing about documents stops the sending, yet whoever only follows the button must not miss that they are asked for.
  const last = documents.status === 'not-started' ? documents : check;
  const next = isReady ? last : steps.find(({ status }) => status !== 'completed' && status !== 'cannot-start-yet');
  const done = [...steps, documents].filter(({ status }) => status === 'completed').length;
  return (
    <>
      <BackLink href={paths.apply.home}>{t('apply.backToHome')}</BackLink>
      <Heading caption={<StatusTag state={state} text={t(`states.application.${state}`)} />}>
        {t('apply.draft.title', { reference })}
      </Heading>
      <OnBehalfOf application={draft} words={words} />
      {state === 'draft' ? <StandingNotice obstacle={draft.obstacle} applicantName={draft.applicantName} words={words} /> : null}
      {state === 'returned' ? (
        <>
          <ReplyNotice own={draft} words={words} />
          <Progress own={draft} words={words} />
        </>
      ) : null}
      <Panel heading={t('apply.draft.tasks')} id="tasks">
        <p>{t('apply.draft.done', { done, total: steps.length + 2 })}</p>
        <TaskList tasks={[...steps, documents, check]} />
      </Panel>
      <ButtonRow>
        {next?.href ? (
          <LinkButton href={next.href} tone="primary">
            {t('apply.draft.continue')}
          </LinkButton>
        ) : null}
        {actions.includes('withdraw') ? <a href={paths.apply.withdraw({ reference })}>{t('apply.draft.withdraw')}</a> : null}
      </ButtonRow>
      {state === 'returned' ? (
        <CorrespondencePanel reference={reference} correspondence={draft.correspondence} today={today} words={words} />
      ) : null}
    </>
  );
}
