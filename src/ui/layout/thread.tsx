import type { ReactNode } from 'react';

/** What was asked and what was answered, side by side, both dated. */
export interface AskedAndAnswered {
  readonly key: string;
  readonly asked: ReactNode;
  readonly answered: ReactNode;
}

/** Questions and answers in pairs: two columns where there is room, one below it. */
export function QuestionsAndAnswers({
  pairs,
  askedLabel,
  answeredLabel,
}: {
  readonly pairs: readonly AskedAndAnswered[];
  readonly askedLabel: string;
  readonly answeredLabel: string;
}) {
  return (
    <ol className="thread-pairs">
      {pairs.map(({ key, asked, answered }) => (
        <li key={key}>
          <div>
            <p className="thread-label">{askedLabel}</p>
            {asked}
          </div>
          <div>
            <p className="thread-label">{answeredLabel}</p>
            {answered}
          </div>
        </li>
      ))}
    </ol>
  );
}
