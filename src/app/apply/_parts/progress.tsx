import type { StageOfProgress } from '@/domain/application/progress';
import type { Words } from '@/i18n/words';
import type { OwnApplication } from '@/services/application/get-application';
import { Notice } from '@/ui/feedback/notice';
import { Panel } from '@/ui/layout/page-parts';

interface ProgressProps {
  readonly own: OwnApplication;
  readonly words: Words;
}

/** The way of an application in plain words: each stage with its day, and by when to expect the next. */
export function Progress({ own, words }: ProgressProps) {
  const { t } = words;
  return (
    <Panel heading={t('apply.progress.title')} id="progress">
      <WhenToExpect own={own} words={words} />
      <ol className="stages">
        {own.progress.map((stage) => (
          <Stage key={stage.stage} of={stage} words={words} />
        ))}
      </ol>
    </Panel>
  );
}

function Stage({ of: { stage, standing, at }, words }: { readonly of: StageOfProgress; readonly words: Words }) {
  const { t, format, has, say } = words;
  const key = `apply.progress.sentence.${stage}.${standing}`;
  return (
    <li className={`stage stage-${standing}`} aria-current={standing === 'now' || standing === 'waiting' ? 'step' : undefined}>
      <p>
        <strong>{t(`apply.progress.stage.${stage}`)}</strong> <span className="hint">{t(`apply.progress.standing.${standing}`)}</span>
      </p>
      {has(key) ? <p>{say({ key })}</p> : null}
      {at ? (
        <p className="hint">
          <time dateTime={at}>{format.moment(at)}</time>
        </p>
      ) : null}
    </li>
  );
}

/** The day to expect a decision by. Past the target it is said at once, with a new day; while one is asked, nobody knows it. */
function WhenToExpect({ own: { age, application }, words: { t, format } }: ProgressProps) {
  const { state } = application;
  if (state === 'withdrawn' || state === 'lapsed' || state === 'refused') return <p>{t(`apply.progress.ended.${state}`)}</p>;
  if (!age) return null;
  const { used, target, dueOn, expectedOn, isLate } = age;
  if (!dueOn || !expectedOn) return <p>{t('apply.progress.stopped')}</p>;
  const day = format.day(expectedOn);
  return isLate ? (
    <Notice tone="warning" label={t('shared.warning')}>
      <p>{t('apply.progress.late', { due: format.day(dueOn), day })}</p>
    </Notice>
  ) : (
    <p>{t('apply.progress.expected', { day, used, target })}</p>
  );
}
