import { describeFinding } from '@/app/_kit/describe-problem';
import { blocking, type Finding } from '@/domain/rules/rule';
import type { Words } from '@/i18n/words';
import { Notice } from '@/ui/feedback/notice';

/** The rules that a decision would be stopped by, before it is tried. */
export function Stopped({
  findings,
  heading,
  words,
}: {
  readonly findings: readonly Finding[];
  readonly heading: string;
  readonly words: Words;
}) {
  const stops = blocking(findings);
  if (stops.length === 0) return null;
  return (
    <Notice tone="warning" label={words.t('shared.warning')} heading={heading}>
      <ul>
        {stops.map((finding) => (
          <li key={`${finding.ruleId}-${finding.line ?? 0}`}>{describeFinding(finding, words)}</li>
        ))}
      </ul>
    </Notice>
  );
}
