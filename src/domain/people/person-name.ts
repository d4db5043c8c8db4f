/** The longest name the register keeps. */
export const LONGEST_NAME = 160;

/** Characters that cannot be seen, or that turn the direction of what stands beside them. */
const HIDDEN = /[\p{Cc}\p{Cs}\p{Co}\p{Cn}\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff]/u;

/** A name as it is kept: one form of each character (NFC), single spaces, nothing before or after. */
export const tidyName = (typed: string): string => typed.normalize('NFC').replace(/\s+/gu, ' ').trim();

/** Why a name cannot be taken, as a message of the catalogue; null where it can. Any script is a name (experience §1.3, T2). */
export function nameFault(name: string): 'name.required' | 'name.hidden' | 'name.letters' | 'text.tooLong' | null {
  if (name === '') return 'name.required';
  if (HIDDEN.test(name)) return 'name.hidden';
  if (!/\p{L}/u.test(name)) return 'name.letters';
  return name.length > LONGEST_NAME ? 'text.tooLong' : null;
}
