import type { Words } from '@/i18n/words';
import type { Shortcut } from '@/ui/shortcuts/shortcut';

/** Digits that choose the answers of a decision, in the order of the page; Enter then sends. */
export const outcomeKeys = (outcomes: readonly { readonly value: string; readonly text: string }[]): readonly Shortcut[] =>
  outcomes.map(({ value, text }, index) => ({
    key: String(index + 1),
    text,
    does: 'choose',
    target: `input[name="outcome"][value="${value}"]`,
  }));

/** A letter that leads to a field, by its name. */
export const fieldKey = (key: string, name: string, text: string): Shortcut => ({ key, text, does: 'go', target: `#${name}` });

/** The first of the grounds of a refusal; the others follow with Tab, and the space bar ticks. */
export const groundsKey = ({ t }: Words): Shortcut => ({ key: 'g', text: t('case.refusal.reasons'), does: 'go', target: '#grounds input' });
