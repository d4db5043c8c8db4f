import type { ReactNode } from 'react';

/** Why a list is empty, and the one next thing to do. */
export function EmptyState({
  heading,
  children,
  action,
}: {
  readonly heading: ReactNode;
  readonly children?: ReactNode;
  readonly action?: ReactNode;
}) {
  return (
    <div className="empty-state">
      <p className="empty-heading">{heading}</p>
      {children ? <p>{children}</p> : null}
      {action}
    </div>
  );
}
