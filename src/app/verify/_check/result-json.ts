import { verdictRow } from '@/domain/verification/verdict';
import type { FileAnswer } from '@/services/verification/check-file';
import type { CheckAnswer } from '@/services/verification/register-answer';

/** The same verdict for a machine: code, key of its word, moment, facts. The shape and colour follow from the code. */
export function resultJson({ verdict, checkedAt, permit, scannedNames, foreign }: CheckAnswer): object {
  const { word, shape, colour } = verdictRow(verdict);
  // The frozen names of the codes are for people.
  const { words: _words, ...facts } = permit ?? { words: null };
  return { verdict, word, shape, colour, checkedAt, permit: permit ? facts : null, parties: scannedNames, foreign };
}

/** The same of a file, with the boxes that differ. */
export const fileResultJson = (answer: FileAnswer): object => ({ ...resultJson(answer), differences: answer.differences });
