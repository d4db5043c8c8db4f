/** The few words of the page that stands where a page broke. A catalogue of its own, because it is sent to every browser. */
import { withFrenchSpaces } from './french-spaces';
import type { Locale } from './locale';
import en from './messages/en/fault.json';
import es from './messages/es/fault.json';
import fr from './messages/fr/fault.json';

export const FAULT_WORDS: Readonly<Record<Locale, typeof en>> = { en, fr: withFrenchSpaces(fr), es };
