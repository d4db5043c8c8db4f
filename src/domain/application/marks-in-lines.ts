import type { Application } from './application';
import type { Answers } from './field-row';

const marksOf = (answers: Answers): readonly string[] => (answers.marks ?? '').split('\n').filter(Boolean);

/** The skin and the skull of one animal bear the tag of the animal; two living birds never one ring. */
const mayShare = (a: Answers, b: Answers): boolean => Boolean(a.term && b.term && a.term !== b.term);

/** Marks of a line that stand in another line of the same application as well, each with the first such line. */
export function marksInOtherLines(
  { lines }: Pick<Application, 'lines'>,
  line: { readonly id: string | null; readonly answers: Answers },
): readonly { readonly mark: string; readonly position: number }[] {
  const others = lines.filter(({ id, answers }) => id !== line.id && !mayShare(answers, line.answers));
  return marksOf(line.answers).flatMap((mark) => {
    const other = others.find(({ answers }) => marksOf(answers).includes(mark));
    return other ? [{ mark, position: other.position }] : [];
  });
}
