import { paths } from '@/app/_kit/paths';
import { findingInForce, type RecordedFinding } from '@/domain/finding/finding';
import { isManagementFinding } from '@/domain/finding/findings-asked';
import type { IsoDate } from '@/domain/shared/iso-date';
import type { Words } from '@/i18n/words';
import type { Case } from '@/services/review/get-case';

interface FindingsProps {
  readonly recorded: readonly RecordedFinding[];
  readonly today: IsoDate;
  readonly words: Words;
}

/** The findings on file, newest first; which of them still count is said, since only the last of a kind does. */
export function FindingsOnFile({ recorded, today, words }: FindingsProps) {
  if (recorded.length === 0) return <p>{words.t('office.case.noFindings')}</p>;
  return [...recorded].reverse().map((finding) => {
    const isInForce = findingInForce(recorded, finding.kind, today)?.id === finding.id;
    return <FindingEntry key={finding.id} finding={finding} isInForce={isInForce} today={today} words={words} />;
  });
}

interface EntryProps {
  readonly finding: RecordedFinding;
  readonly isInForce: boolean;
  readonly today: IsoDate;
  readonly words: Words;
}

const TONE = { positive: 'green', 'positive-with-conditions': 'amber', negative: 'red' } as const;
const GLYPH = { positive: '✓', 'positive-with-conditions': '!', negative: '✕' } as const;

function FindingEntry({ finding, isInForce, today, words: { t, format } }: EntryProps) {
  const { kind, outcome, authorName, recordedAt, reasoning, evidence, conditions, validUntil, confidence } = finding;
  return (
    <div className={isInForce ? 'finding' : 'finding finding-past'}>
      <p>
        <strong>{t(`codes.finding.${kind}`)}</strong>{' '}
        <span className={`tag tag-${TONE[outcome]}`}>
          <span aria-hidden="true">{GLYPH[outcome]}</span>
          {t(`codes.outcome.${outcome}`)}
        </span>
      </p>
      <p className="hint">
        <bdi>{authorName}</bdi> · <time dateTime={recordedAt}>{format.moment(recordedAt)}</time>
      </p>
      {isInForce ? null : (
        <p>{hasLapsed(finding, today) ? t('office.case.lapsed', { day: format.day(validUntil ?? '') }) : t('office.case.replaced')}</p>
      )}
      <Said label={t('office.case.reasoning')} text={reasoning} />
      <Said label={t('office.case.evidence')} text={evidence} />
      <Said label={t('office.case.conditions')} text={conditions} />
      {confidence ? (
        <p>
          {t('case.advice.confidence.label')}: {t(`case.advice.confidence.${confidence}`)}
        </p>
      ) : null}
      {validUntil && isInForce ? <p>{t('office.case.validUntil', { day: format.day(validUntil) })}</p> : null}
    </div>
  );
}

const hasLapsed = ({ validUntil }: RecordedFinding, today: IsoDate): boolean => validUntil !== null && validUntil < today;

function Said({ label, text }: { readonly label: string; readonly text: string | null }) {
  if (!text) return null;
  return (
    <p>
      {label}: <bdi className="typed">{text}</bdi>
    </p>
  );
}

/** The findings that the rules of this case ask of the Management Authority; others would answer nothing. */
export function FindingsToRecord({ found, words: { t } }: { readonly found: Case; readonly words: Words }) {
  const { reference } = found.application;
  const kinds = found.findingsNeeded.filter(isManagementFinding);
  if (kinds.length === 0) return null;
  return (
    <>
      <h3>{t('office.case.recordFinding')}</h3>
      <ul>
        {kinds.map((kind) => (
          <li key={kind}>
            <a href={paths.office.finding({ reference, kind })}>{t(`codes.finding.${kind}`)}</a>
          </li>
        ))}
      </ul>
    </>
  );
}
