/** How much of a race is run: a seeded sample in `npm test`, the whole number in `npm run test:full`. */
export const isFull = process.env.TEST_FULL === '1';

/** The sample, or the whole. */
export const rounds = (sample: number, full: number): number => (isFull ? full : sample);

/** Repeatable numbers between 0 and 1 (mulberry32), so that a round that failed can be run again; RACE_SEED names another. */
export function chance(seed = Number(process.env.RACE_SEED ?? 20261123)): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
