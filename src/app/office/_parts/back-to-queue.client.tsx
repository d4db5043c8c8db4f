'use client';

import { useEffect, useState } from 'react';

const KEY = 'queue-place';

/** The view of the queue that was looked at last in this tab, to come back to; a browser that keeps nothing has none. */
function keptPlace(): string | null {
  try {
    const kept = sessionStorage.getItem(KEY);
    return kept?.startsWith('/office/queue') ? kept : null;
  } catch {
    return null;
  }
}

/** Keeps the view that is looked at. */
export function keepPlace(address: string): void {
  try {
    sessionStorage.setItem(KEY, address);
  } catch {
    // The way back then leads to the queue as it opens.
  }
}

/** The case that a page was reached from, by the address before it. */
export const caseBefore = (referrer: string): string | null => /\/office\/applications\/(A-\d+)/.exec(referrer)?.[1] ?? null;

/** The way back to the queue: where scripts run, to the view that the reader came from. */
export function BackToQueue({ href, text }: { readonly href: string; readonly text: string }) {
  const [to, setTo] = useState(href);
  // What the tab keeps is not known on the server.
  useEffect(() => setTo(keptPlace() ?? href), [href]);
  return (
    <a className="back-link" href={to}>
      {text}
    </a>
  );
}
