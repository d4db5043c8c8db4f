import { html } from 'hono/html';
import { STATUS_TONES, type TaggedState } from './status-tone';

/** A state on a public page, as status-tag.tsx draws it elsewhere. */
export function statusHtml(state: TaggedState, text: string): ReturnType<typeof html> {
  const { tone, glyph, isDouble } = STATUS_TONES[state];
  return html`<span class="tag tag-${tone}${isDouble ? ' tag-double' : ''}"><span aria-hidden="true">${glyph}</span>${text}</span>`;
}
