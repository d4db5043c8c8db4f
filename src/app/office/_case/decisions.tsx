import type { Words } from '@/i18n/words';
import type { Case } from '@/services/review/get-case';
import { Timeline } from '@/ui/layout/timeline';

type RecordedDecision = Case['decisions'][number];

/** Recommendations, questions, returns and decisions with their reasons, newest first. */
export function Decisions({ decisions, words: { t, format } }: { readonly decisions: readonly RecordedDecision[]; readonly words: Words }) {
  if (decisions.length === 0) return <p>{t('office.case.noDecisions')}</p>;
  return (
    <Timeline
      entries={[...decisions].reverse().map(({ id, kind, authorName, at, reasons }) => ({
        key: id,
        text: t(`office.decision.${kind}`),
        at,
        atText: format.moment(at),
        by: <bdi>{authorName}</bdi>,
        detail: <bdi className="typed">{reasons}</bdi>,
      }))}
    />
  );
}

/** The recommendation that a decision answers. */
export function Recommendation({ decisions, words: { t } }: { readonly decisions: readonly RecordedDecision[]; readonly words: Words }) {
  const last = decisions.findLast(({ kind }) => kind.startsWith('recommend'));
  if (!last) return null;
  return (
    <section className="panel" aria-labelledby="recommendation">
      <h2 id="recommendation">{t('office.recommendation', { name: last.authorName })}</h2>
      <p>
        <strong>{t(`office.decision.${last.kind}`)}</strong>
      </p>
      <p className="typed">
        <bdi>{last.reasons}</bdi>
      </p>
    </section>
  );
}
