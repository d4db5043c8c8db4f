import type { Shortcut } from '@/ui/shortcuts/shortcut';

/** Digits that lead to the answers of a decision, in the order of the page; the space bar then chooses, and Enter sends. */
export const outcomeKeys = (outcomes: readonly { readonly value: string; readonly text: string }[]): readonly Shortcut[] =>
  outcomes.map(({ value, text }, index) => ({
    key: String(index + 1),
    text,
    does: 'go',
    target: `input[name="outcome"][value="${value}"]`,
  }));
