// Side by side in one run: contenders take turns, so that whatever else the machine does falls on all of them alike.
export const median = (numbers) => {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
};

/** Times every contender `rounds` times in turn, after `warm` unmeasured turns; answers the median milliseconds of each. */
export async function sideBySide(contenders, { rounds, warm = Math.ceil(rounds / 5) }) {
  const times = Object.fromEntries(Object.keys(contenders).map((name) => [name, []]));
  for (let round = -warm; round < rounds; round++) {
    for (const [name, work] of Object.entries(contenders)) {
      const since = performance.now();
      await work(Math.max(round, 0));
      if (round >= 0) times[name].push(performance.now() - since);
    }
  }
  return Object.fromEntries(Object.entries(times).map(([name, all]) => [name, median(all)]));
}

/** A table row for each contender, with its ratio to the floor. */
export const rowsOf = (title, medians, floor) =>
  Object.entries(medians).map(([name, ms]) => ({ title, name, ms, ratio: ms / medians[floor], isFloor: name === floor }));
