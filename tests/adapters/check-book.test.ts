import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { checkBook } from '@/adapters/check-book';
import type { NotedCheck } from '@/services/ports';

const check = { permitId: 'p', way: 'code', postId: null, verdict: 'VALID' } as unknown as NotedCheck;
beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it('hands checks on together, a moment later, and lets no failure of the register reach whoever checks', async () => {
  const handed: number[] = [];
  const book = checkBook(async (checks) => {
    handed.push(checks.length);
    throw new Error('the database is away');
  }, 1_000);
  book.note(check);
  book.note(check);
  expect(handed).toEqual([]);
  await vi.advanceTimersByTimeAsync(1_000);
  book.note(check);
  await vi.advanceTimersByTimeAsync(1_000);

  expect(handed).toEqual([2, 1]);
});

it('forgets what is more than it can hold, so that a flood of checks fills no memory', async () => {
  const handed: number[] = [];
  const book = checkBook(async (checks) => void handed.push(checks.length), 1_000);
  for (let n = 0; n < 5_100; n += 1) book.note(check);
  await vi.advanceTimersByTimeAsync(1_000);

  expect(handed).toEqual([5_000]);
});
