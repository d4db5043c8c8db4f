import type { ApplicationState } from '@/domain/application/application-states';
import type { TaskStatus } from '@/domain/application/application-steps';
import type { InvoiceState } from '@/domain/fees/invoice-states';
import type { VettingState } from '@/domain/people/vetting';
import type { PermitState } from '@/domain/permit/permit-states';

/** Everything that a tag can say. */
export type TaggedState = ApplicationState | PermitState | TaskStatus | InvoiceState | VettingState;

/** How a tag looks; never by colour alone. */
export interface StatusTone {
  readonly tone: 'grey' | 'blue' | 'violet' | 'amber' | 'green' | 'ink' | 'red';
  readonly glyph: string;
  readonly isDouble?: boolean;
}

/** Glyph and tone of each state. Words are the catalogue's; glyphs are not read aloud. */
export const STATUS_TONES: Readonly<Record<TaggedState, StatusTone>> = {
  draft: { tone: 'grey', glyph: '◌' },
  submitted: { tone: 'blue', glyph: '▸' },
  'under-review': { tone: 'violet', glyph: '◐' },
  'awaiting-findings': { tone: 'violet', glyph: '◑' },
  returned: { tone: 'amber', glyph: '?' },
  recommended: { tone: 'blue', glyph: '◆' },
  approved: { tone: 'blue', glyph: '✎' },
  refused: { tone: 'red', glyph: '✕' },
  withdrawn: { tone: 'grey', glyph: '–' },
  lapsed: { tone: 'grey', glyph: '◔' },
  signing: { tone: 'blue', glyph: '✎' },
  issued: { tone: 'green', glyph: '✓' },
  'partly-used': { tone: 'green', glyph: '◧' },
  used: { tone: 'ink', glyph: '▣' },
  expired: { tone: 'grey', glyph: '◔' },
  suspended: { tone: 'amber', glyph: '‖' },
  revoked: { tone: 'red', glyph: '✕', isDouble: true },
  replaced: { tone: 'grey', glyph: '↷' },
  void: { tone: 'grey', glyph: '∅' },
  unvetted: { tone: 'grey', glyph: '◌' },
  asked: { tone: 'amber', glyph: '?' },
  verified: { tone: 'green', glyph: '✓' },
  completed: { tone: 'green', glyph: '✓' },
  'in-progress': { tone: 'blue', glyph: '◐' },
  'not-started': { tone: 'grey', glyph: '◌' },
  open: { tone: 'amber', glyph: '?' },
  paid: { tone: 'green', glyph: '✓' },
  waived: { tone: 'grey', glyph: '–' },
  cancelled: { tone: 'grey', glyph: '∅' },
  'partly-refunded': { tone: 'ink', glyph: '◧' },
  refunded: { tone: 'ink', glyph: '↷' },
  'cannot-start-yet': { tone: 'grey', glyph: '–' },
};
