/** What an officer said of a document, as a tag: word, glyph and tint together. */
export function DocumentVerdictTag({ outcome, text }: { readonly outcome: 'accepted' | 'not-accepted' | 'none'; readonly text: string }) {
  const { tone, glyph } = LOOK[outcome];
  return (
    <span className={`tag tag-${tone}`}>
      <span aria-hidden="true">{glyph}</span>
      {text}
    </span>
  );
}

const LOOK = {
  accepted: { tone: 'green', glyph: '✓' },
  'not-accepted': { tone: 'red', glyph: '✕' },
  none: { tone: 'grey', glyph: '◌' },
} as const;
