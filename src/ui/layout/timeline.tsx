import type { ReactNode } from 'react';

/** One thing that happened. */
export interface TimelineEntry {
  readonly key: string;
  readonly text: ReactNode;
  /** Machine-readable moment, and the same in words. */
  readonly at: string;
  readonly atText: string;
  readonly by?: ReactNode;
  readonly detail?: ReactNode;
}

/** What happened, newest or oldest first as given. */
export function Timeline({ entries }: { readonly entries: readonly TimelineEntry[] }) {
  return (
    <ol className="timeline">
      {entries.map(({ key, text, at, atText, by, detail }) => (
        <li key={key}>
          <p className="timeline-text">{text}</p>
          <p className="hint">
            <time dateTime={at}>{atText}</time>
            {by ? <> · {by}</> : null}
          </p>
          {detail ? <div className="timeline-detail">{detail}</div> : null}
        </li>
      ))}
    </ol>
  );
}
