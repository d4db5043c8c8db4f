import type { FileMachineAnswer, MachineAnswer } from '@/domain/verification/machine-answer';
import { verdictRow } from '@/domain/verification/verdict';
import type { FileAnswer } from '@/services/verification/check-file';
import type { CheckAnswer, CheckedPermit } from '@/services/verification/register-answer';

/** The same verdict for a machine: code, key of its word, moment, facts. The shape and colour follow from the code. */
export function resultJson({ verdict, checkedAt, permit, scannedNames, foreign }: CheckAnswer): MachineAnswer {
  const { word, shape, colour } = verdictRow(verdict);
  return { verdict, word, shape, colour, checkedAt, permit: permit && factsOf(permit), parties: scannedNames, foreign };
}

/** The frozen names of the codes are for people. */
function factsOf({ words: _words, ...facts }: CheckedPermit): NonNullable<MachineAnswer['permit']> {
  return facts;
}

/** The same of a file, with the boxes that differ, or what it is an annex of. */
export const fileResultJson = (answer: FileAnswer): FileMachineAnswer => ({
  ...resultJson(answer),
  differences: answer.differences,
  annex: answer.annex,
});
