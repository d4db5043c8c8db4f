// What docs/how-to/back-up-and-restore.md promises of a restore. Each answers the promises that were broken, in words.

const broken = (promises) => promises.filter(([isKept]) => !isKept).map(([, what]) => what);

/** Of a register that came back, before anybody issues. */
export function brokenBefore({ isOlder, named, older, outside, register, lost, isWitnessAhead, isReady }, { isDiskThere, isTurnedBack }) {
  const numbers = lost.map(({ number }) => number);
  return broken([
    [register.violations.length === 0, `the register contradicts itself: ${JSON.stringify(register.violations)}`],
    [register.fault === null, `the chain of the log is broken: ${JSON.stringify(register.fault)}`],
    [register.withoutFile.length === 0, `files are missing of ${register.withoutFile}`],
    [numbers.every((number) => register.verdicts[number] === 'UNKNOWN_TO_REGISTRY'), 'a lost paper is told as something else than unknown'],
    [isDiskThere === (lost.length === 0), `${lost.length} permits were lost`],
    [isOlder === isTurnedBack, `beside the copy of the witness it is ${isOlder ? 'an older state' : 'not behind'}`],
    [older === 'SOUND', `beside the checkpoint of before the loss the stand-alone verifier says ${older}`],
    [outside === (isTurnedBack ? 'log.behind' : 'SOUND'), `the stand-alone verifier says ${outside}`],
    [isWitnessAhead === isTurnedBack, `the witness says that it holds ${isWitnessAhead ? 'more' : 'as much'}`],
    [isReady !== isTurnedBack, `the register ${isReady ? 'does not know' : 'believes'} that it is behind`],
    [named.length > 0 === isTurnedBack && named.every((number) => numbers.includes(number)), `named as lost: ${named}, lost: ${numbers}`],
  ]);
}

/** Of a register in which permits were signed again. */
export function brokenAfter({ more, register, outside, twice, isWitnessed, names }, { isDiskThere }) {
  return broken([
    [names === (isDiskThere ? 1 : 2), `the log has ${names} names`],
    [isWitnessed, 'afterwards the witness does not sign the log under its newest name'],
    [register.violations.length === 0, `afterwards the register contradicts itself: ${JSON.stringify(register.violations)}`],
    [outside === 'SOUND', `afterwards the stand-alone verifier says ${outside}`],
    [more.every(({ number }) => register.verdicts[number] === 'VALID'), 'what was signed afterwards is not valid'],
    [twice.length === 0, `given twice: ${twice.map(({ number }) => number)}`],
  ]);
}
