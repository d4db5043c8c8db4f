import { STATUS_TONES, type TaggedState } from './status-tone';

/** A state: word, glyph, border and tint together. `text` is the word (`states.application.…`, `states.permit.…`, `states.task.…`). */
export function StatusTag({ state, text }: { readonly state: TaggedState; readonly text: string }) {
  const { tone, glyph, isDouble } = STATUS_TONES[state];
  return (
    <span className={`tag tag-${tone}${isDouble ? ' tag-double' : ''}`}>
      <span aria-hidden="true">{glyph}</span>
      {text}
    </span>
  );
}
