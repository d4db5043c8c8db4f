import type { ForeignDocumentState } from '@/domain/registers/foreign-document';
import type { Words } from '@/i18n/words';

const LOOK = {
  recorded: { tone: 'blue', glyph: '▸' },
  accepted: { tone: 'green', glyph: '✓' },
  refused: { tone: 'red', glyph: '✕' },
} as const;

/** Recorded, accepted or refused: word, glyph and tint together. */
export function DocumentState({ state, words: { t } }: { readonly state: ForeignDocumentState; readonly words: Words }) {
  return (
    <span className={`tag tag-${LOOK[state].tone}`}>
      <span aria-hidden="true">{LOOK[state].glyph}</span>
      {t(`registers.foreign.state.${state}`)}
    </span>
  );
}
