import type { Words } from '@/i18n/words';
import type { OwnApplication } from '@/services/application/get-application';
import { Notice } from '@/ui/feedback/notice';

interface SaidProps {
  readonly said: OwnApplication['returns'];
  readonly words: Words;
}

/** What an officer wrote, with who and when. */
export function Said({ said, words: { t, format } }: SaidProps) {
  return said.map(({ id, authorName, at, reasons }) => (
    <div key={id}>
      <p>{t('apply.draft.returnedFor', { officer: authorName, date: format.day(at) })}</p>
      <blockquote className="said">{reasons}</blockquote>
    </div>
  ));
}

/** Why the application was refused, by both officers who decided. */
export function Refusals({
  refusals,
  heading,
  words,
}: {
  readonly refusals: OwnApplication['refusals'];
  readonly heading: string;
  readonly words: Words;
}) {
  if (refusals.length === 0) return null;
  return (
    <Notice tone="danger" label={words.t('shared.information')} heading={heading}>
      <Said said={refusals} words={words} />
    </Notice>
  );
}
