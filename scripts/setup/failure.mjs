// A failure that the person at the keyboard can act upon; told in words, without a stack.

/** A step went wrong: what its program said, where all of it is kept, what to do. */
export class StepFailure extends Error {
  constructor(message, { output = '', log = null, advice = null } = {}) {
    super(message);
    Object.assign(this, { output, log, advice });
  }
}
