import type { TaskStatus } from '@/domain/application/application-steps';
import { StatusTag } from '../feedback/status-tag';

/** One task of a list. */
export interface Task {
  readonly key: string;
  readonly text: string;
  /** Absent when it cannot be started yet. */
  readonly href?: string | undefined;
  readonly status: TaskStatus;
  /** The status in words. */
  readonly statusText: string;
  readonly hint?: string | undefined;
}

/** Tasks with their status: which are done, which is next, which must wait. */
export function TaskList({ tasks }: { readonly tasks: readonly Task[] }) {
  return (
    <ul className="task-list">
      {tasks.map(({ key, text, href, status, statusText, hint }) => (
        <li key={key}>
          <div>
            {href ? (
              <a href={href} aria-describedby={`task-${key}`}>
                {text}
              </a>
            ) : (
              <span>{text}</span>
            )}
            {hint ? <p className="hint">{hint}</p> : null}
          </div>
          <span id={`task-${key}`}>
            <StatusTag state={status} text={statusText} />
          </span>
        </li>
      ))}
    </ul>
  );
}
