import type { ReactNode } from 'react';

/** A problem in the page's place: what happened, what was kept, and the one thing to do. */
export function ProblemView({
  title,
  detail,
  messages = [],
  action,
}: {
  readonly title: string;
  readonly detail: string;
  readonly messages?: readonly string[];
  readonly action?: ReactNode;
}) {
  return (
    <div className="problem-view">
      <h1>{title}</h1>
      <p className="lead">{detail}</p>
      {messages.length > 0 ? (
        <ul>
          {messages.map((message) => (
            <li key={message}>{message}</li>
          ))}
        </ul>
      ) : null}
      {action}
    </div>
  );
}
