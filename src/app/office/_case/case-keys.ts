import type { MessageKey, Words } from '@/i18n/words';
import type { Shortcut } from '@/ui/shortcuts/shortcut';

const to = (end: string): string => `main a.button[href$="${end}"]`;

/** The single keys of a case: each stands for a link or a button of its page, or for a place on it. */
const KEYS: readonly (Omit<Shortcut, 'text'> & { readonly text: MessageKey })[] = [
  { key: '1', does: 'go', target: '#column-application', text: 'case.column.application' },
  { key: '2', does: 'go', target: '#column-checks', text: 'case.column.checks' },
  { key: '3', does: 'go', target: '#column-context', text: 'case.column.context' },
  { key: '4', does: 'go', target: '#next', text: 'office.case.next' },
  { key: 'e', does: 'next', target: '.checks > [tabindex]', text: 'case.keys.nextCheck' },
  {
    key: 'o',
    does: 'press',
    target: '.checks > :focus a[href*="/set-aside/"], .checks a[href*="/set-aside/"]',
    text: 'case.keys.setAside',
  },
  { key: 'v', does: 'next', target: '#column-application .evidence-viewer > summary', text: 'case.keys.nextDocument' },
  { key: 't', does: 'press', target: 'section[aria-labelledby="next"] form button[type="submit"]', text: 'case.keys.take' },
  { key: 'q', does: 'press', target: to('/return'), text: 'case.keys.askApplicant' },
  { key: 's', does: 'press', target: to('/request-findings'), text: 'case.keys.askScience' },
  { key: 'h', does: 'press', target: to('/hold'), text: 'case.hold.title' },
  { key: 'd', does: 'press', target: `${to('/decide')}, ${to('/recommend')}, ${to('/sign')}`, text: 'case.keys.decide' },
  { key: 'n', does: 'press', target: 'main a[href$="/next"]', text: 'case.keys.nextCase' },
  { key: 'b', does: 'press', target: 'main a.back-link', text: 'case.keys.back' },
];

/** The keys with their words in the reader's language. */
export const caseKeys = ({ t }: Words): readonly Shortcut[] => KEYS.map(({ text, ...key }) => ({ ...key, text: t(text) }));

/** What goes on after a signature: to the next case. */
export const afterSigningKeys = (words: Words): readonly Shortcut[] => caseKeys(words).filter(({ key }) => key === 'n');
