const KEY = 'queue-place';

/** The view of the queue that was looked at last in this tab, to come back to; a browser that keeps nothing has none. */
export function keptPlace(): string | null {
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
