/** A key and what on the page it stands for: something to press, an answer to choose, something to go to, or the next of several. */
export interface Shortcut {
  /** In lower case, as the keyboard names it. */
  readonly key: string;
  readonly text: string;
  readonly does: 'press' | 'choose' | 'go' | 'next';
  /** What on the page, as a selector; where several match, the first, but for `next`. */
  readonly target: string;
}

/** Where keys are typed; a box to tick and a round one take no letter. */
const FIELDS = 'input:not([type="checkbox"], [type="radio"]), select, textarea, [contenteditable]';

/** Whether a key is meant for the page: not typed into a field, not a combination, not while a dialog is open. */
export function isForThePage(event: KeyboardEvent): boolean {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || event.repeat || event.defaultPrevented) return false;
  if (event.target instanceof Element && event.target.closest(FIELDS)) return false;
  return document.querySelector('dialog[open]') === null;
}

/** Takes the shortcut of a key; false where the page has nothing for it. */
export function take(keys: readonly Shortcut[], pressed: string): boolean {
  const shortcut = keys.find(({ key }) => key === pressed.toLowerCase());
  const found = shortcut ? [...document.querySelectorAll<HTMLElement>(shortcut.target)] : [];
  if (!shortcut || found.length === 0) return false;
  const [first] = found;
  if (shortcut.does === 'press' || shortcut.does === 'choose') first?.click();
  if (shortcut.does !== 'press') goTo(shortcut.does === 'next' ? after(found) : first);
  return true;
}

/** Moves the focus, also to what is only read, and into what is folded. */
function goTo(element: HTMLElement | undefined): void {
  const folded = element?.closest('details');
  if (folded) folded.open = true;
  // What takes the focus by itself keeps its place among what Tab goes through.
  if (element && element.tabIndex < 0 && !element.hasAttribute('tabindex')) element.tabIndex = -1;
  element?.focus();
}

/** The one after the one that has the focus; after the last, the first again. */
function after(found: readonly HTMLElement[]): HTMLElement | undefined {
  const focused = document.activeElement;
  const at = focused instanceof HTMLElement ? found.indexOf(focused) : -1;
  return found[(at + 1) % found.length];
}
