/** One slip in every three letters, and never more than three: beyond that it is another name. */
const LETTERS_A_SLIP = 3;
const MOST_SLIPS = 3;

/** Without capitals and accents, which nobody means as a difference. */
const folded = (name: string): string => name.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

/**
 * How many slips of the keyboard lie between what was typed and a name: letters left out, added, mistaken, or two neighbours
 * exchanged.
 */
export function slipsBetween(typed: string, name: string): number {
  const [a, b] = [[...folded(typed)], [...folded(name)]];
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (const [index, letter] of a.entries()) {
    const row = [index + 1];
    for (const [column, other] of b.entries()) {
      const kept = (last[column] ?? 0) + (letter === other ? 0 : 1);
      const isExchanged = index > 0 && column > 0 && letter === b[column - 1] && a[index - 1] === other;
      const exchanged = isExchanged ? (before[column - 1] ?? 0) + 1 : Number.POSITIVE_INFINITY;
      row.push(Math.min(kept, (last[column + 1] ?? 0) + 1, (row[column] ?? 0) + 1, exchanged));
    }
    [before, last] = [last, row];
  }
  return last[b.length] ?? a.length;
}

/** Whether somebody who typed this may have meant that name. */
export const isSpeltAlike = (typed: string, name: string): boolean =>
  slipsBetween(typed, name) <= Math.min(MOST_SLIPS, Math.floor([...typed].length / LETTERS_A_SLIP));
