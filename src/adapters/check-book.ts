import type { CheckBook, NotedCheck } from '@/services/ports';

/** How long a check waits to be counted, and how many wait at most; beyond that one is not counted, and no answer is delayed. */
const WAIT_MS = 2_000;
const MOST = 5_000;

/**
 * Keeps checks in memory for a moment and hands them on together. What a crash takes with it is a count of two seconds, and no verdict
 * rests on it.
 */
export function checkBook(count: (checks: readonly NotedCheck[]) => Promise<void>, waitMs = WAIT_MS): CheckBook {
  let waiting: NotedCheck[] = [];
  let timer: NodeJS.Timeout | null = null;
  const hand = () => {
    timer = null;
    const checks = waiting;
    waiting = [];
    // The database may be away: a count is not worth an error to anybody.
    count(checks).catch(() => undefined);
  };
  return {
    note: (check) => {
      if (waiting.length < MOST) waiting.push(check);
      timer ??= setTimeout(hand, waitMs);
      timer.unref();
    },
  };
}
