import type { ReactNode } from 'react';
import { type VerdictCode, verdictRow } from '@/domain/verification/verdict';
import { VERDICT_SHAPES } from './verdict-shapes';

interface VerdictStripProps {
  readonly code: VerdictCode;
  /** The word, as large as it gets (`states.verdict.<word>`). */
  readonly word: string;
  /** What it means and since when. */
  readonly children?: ReactNode;
}

/** A verdict: word, shape and colour together, never one alone. The same table as the public page (verdict-html.ts). */
export function VerdictStrip({ code, word, children }: VerdictStripProps) {
  const { shape, colour } = verdictRow(code);
  return (
    <div className={`verdict verdict-${colour}`} role="status">
      {/* biome-ignore lint/security/noDangerouslySetInnerHtml: constant drawings of this project, chosen by a table. */}
      <svg viewBox="0 0 64 64" aria-hidden="true" className="verdict-shape" dangerouslySetInnerHTML={{ __html: VERDICT_SHAPES[shape] }} />
      <div>
        <p className="verdict-word">{word}</p>
        {children}
      </div>
    </div>
  );
}
