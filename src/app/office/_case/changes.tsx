import { paths, withQuery } from '@/app/_kit/paths';
import type { Application } from '@/domain/application/application';
import type { ChangedAnswer } from '@/domain/application/compare-versions';
import { lineLetter } from '@/domain/permit/permit';
import type { Words } from '@/i18n/words';
import type { CodeBook } from '@/services/reference/list-codes';
import type { ChangesOfCase } from '@/services/review/changes-of-case';
import { Panel } from '@/ui/layout/page-parts';
import { DataTable } from '@/ui/tables/data-table';
import { AnswerValue } from './answer-value';

interface ChangesProps {
  readonly application: Application;
  readonly changes: ChangesOfCase | null;
  readonly codes: CodeBook;
  readonly words: Words;
}

/** What the applicant changed since an earlier submission, old beside new; which submission, the reader picks. */
export function Changes({ application, changes: found, codes, words }: ChangesProps) {
  if (!found) return null;
  const { t, format } = words;
  const { earlier, since, changes } = found;
  const value = (change: ChangedAnswer, which: 'before' | 'after') => (
    <AnswerValue
      name={change.field}
      application={{ ...application, answers: { [change.field]: change[which] ?? '' } }}
      line={null}
      codes={codes}
      words={words}
    />
  );
  return (
    <Panel heading={t('case.changes.title')} id="changes">
      <ul className="views" aria-label={t('case.changes.pick')}>
        {earlier.map(({ version, submittedAt }) => (
          <li key={version}>
            <a
              href={`${withQuery(paths.office.application(application), { since: version })}#changes`}
              aria-current={version === since ? 'true' : undefined}
            >
              {t('case.changes.since', { day: format.moment(submittedAt) })}
            </a>
          </li>
        ))}
      </ul>
      <DataTable
        caption={t('case.changes.caption')}
        rows={changes}
        rowKey={({ line, field }) => `${line ?? 0}-${field}`}
        empty={<p>{t('case.changes.none')}</p>}
        columns={[
          {
            key: 'field',
            heading: t('case.changes.answer'),
            isRowHeading: true,
            cell: ({ line, field }) => (
              <>
                {line === null ? null : `${t('office.case.line', { letter: lineLetter(line) })} · `}
                {t(`fields.${field}.label`)}
              </>
            ),
          },
          { key: 'before', heading: t('case.changes.before'), cell: (change) => <del>{value(change, 'before')}</del> },
          { key: 'after', heading: t('case.changes.after'), cell: (change) => <ins>{value(change, 'after')}</ins> },
        ]}
      />
    </Panel>
  );
}
