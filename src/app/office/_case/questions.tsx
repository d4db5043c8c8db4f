import { lineLetter } from '@/domain/permit/permit';
import type { Words } from '@/i18n/words';
import type { Case } from '@/services/review/get-case';
import { Panel } from '@/ui/layout/page-parts';

/** What the Scientific Authority was asked on a case, by when, and how each question ended. */
export function Questions({ questions, words: { t, format } }: { readonly questions: Case['questions']; readonly words: Words }) {
  if (questions.length === 0) return null;
  return (
    <Panel heading={t('case.advice.panel')} id="questions">
      {questions.map(({ id, kind, question, lines, dueOn, askedBy, ended }) => (
        <div key={id} className="finding">
          <p>
            <strong>{t(`case.advice.kind.${kind}`)}</strong> · {t('quotas.lines', { lines: format.list(lines.map(lineLetter)) })}
          </p>
          <p>
            <bdi className="typed">{question}</bdi>
          </p>
          <p className="hint">
            <bdi>{askedBy}</bdi> ·{' '}
            {ended
              ? t(`case.advice.end.${ended.outcome}`, { name: ended.by, day: format.day(ended.at.slice(0, 10)) })
              : t('case.advice.due', { day: format.day(dueOn) })}
          </p>
          {ended?.reason ? (
            <p>
              <bdi className="typed">{ended.reason}</bdi>
            </p>
          ) : null}
        </div>
      ))}
    </Panel>
  );
}
