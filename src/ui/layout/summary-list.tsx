import type { ReactNode } from 'react';

/** One question and its answer. */
export interface SummaryRow {
  readonly key: string;
  readonly label: ReactNode;
  readonly value: ReactNode;
  /** Where it can be changed, and what that is called for a reader who hears links alone. */
  readonly change?: { readonly href: string; readonly text: string; readonly describedAs: string } | undefined;
}

/** Questions and answers, ruled like a ledger. */
export function SummaryList({ rows }: { readonly rows: readonly SummaryRow[] }) {
  return (
    <dl className="summary-list">
      {rows.map(({ key, label, value, change }) => (
        <div key={key} className="summary-row">
          <dt>{label}</dt>
          <dd>{value}</dd>
          {change ? (
            <dd className="summary-change">
              <a href={change.href} aria-label={change.describedAs}>
                {change.text}
              </a>
            </dd>
          ) : null}
        </div>
      ))}
    </dl>
  );
}
