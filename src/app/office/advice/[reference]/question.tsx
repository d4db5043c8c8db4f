import { paths } from '@/app/_kit/paths';
import { urgencyOf } from '@/domain/finding/advice-request';
import { lineLetter } from '@/domain/permit/permit';
import type { IsoDate } from '@/domain/shared/iso-date';
import type { Words } from '@/i18n/words';
import type { AdviceCase } from '@/services/review/get-advice-case';
import { Panel } from '@/ui/layout/page-parts';

interface QuestionProps {
  readonly found: AdviceCase;
  readonly today: IsoDate;
  readonly words: Words;
}

/** What is asked, of which lines, by when, and with which documents. */
export function Question({ found, today, words: { t, format } }: QuestionProps) {
  const { question, askedBy, request, documents, application } = found;
  const { reference } = application;
  return (
    <Panel heading={t('office.advice.question')} id="question">
      {request ? (
        <p>
          <strong>{t(`case.advice.kind.${request.kind}`)}</strong> ·{' '}
          {t('quotas.lines', { lines: format.list(request.lines.map(lineLetter)) })} ·{' '}
          {t(urgencyOf(request.dueOn, today) === 'overdue' ? 'case.advice.overdue' : 'case.advice.due', { day: format.day(request.dueOn) })}
        </p>
      ) : null}
      <p className="typed">
        <bdi>{question}</bdi>
      </p>
      <p className="hint">{t('office.advice.askedBy', { name: askedBy })}</p>
      {documents.length > 0 ? (
        <>
          <h3>{t('case.advice.shared')}</h3>
          <ul>
            {documents.map(({ id, kind, file }) => (
              <li key={id}>
                {t(`evidence.kind.${kind}`)}: <a href={paths.office.adviceDocument({ reference, document: id })}>{file?.name ?? id}</a>
              </li>
            ))}
          </ul>
        </>
      ) : null}
      {found.mayAnswer && request ? (
        <p>
          <a href={paths.office.returnQuestion({ reference })}>{t('case.advice.return.link')}</a>
        </p>
      ) : null}
    </Panel>
  );
}
