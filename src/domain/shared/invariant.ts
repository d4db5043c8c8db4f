/** Stops at a bug of ours. Nothing that a person can cause may end here: that is a `Problem`. */
export function invariant(condition: unknown, message: string): asserts condition {
  if (!condition) throw new Error(`Invariant broken: ${message}`);
}
