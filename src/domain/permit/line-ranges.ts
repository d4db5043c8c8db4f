import { lineLetter } from './permit';

/** Three lines in a row are named by the first and the last. */
const SHORTEST = 3;

/** Lines by their letters, as few as name them all: A, C–AX. */
export function lineRanges(positions: readonly number[]): readonly string[] {
  const runs: number[][] = [];
  for (const position of positions.toSorted((a, b) => a - b)) {
    const run = runs.at(-1);
    if (run && run.at(-1) === position - 1) run.push(position);
    else if (run?.at(-1) !== position) runs.push([position]);
  }
  return runs.flatMap((run) => {
    const letters = run.map(lineLetter);
    return run.length < SHORTEST ? letters : [`${letters[0]}–${letters.at(-1)}`];
  });
}
