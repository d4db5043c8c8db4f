/** A password alone, without a second factor, has at least this many characters (decisions §5; NIST SP 800-63B-4). */
export const SHORTEST_PASSWORD = 15;
/** Beside one, this many. */
export const SHORTEST_WITH_FACTOR = 8;
/** And at most this many: each guess costs the register work. */
export const LONGEST_PASSWORD = 128;

/** What is tried first by whoever guesses, and the words of this place. A password that is little more than these is none. */
const OBVIOUS = [
  'password',
  'passwort',
  'motdepasse',
  'contrasena',
  'qwertyuiop',
  'qwertzuiop',
  'azertyuiop',
  'asdfghjkl',
  'zxcvbnm',
  'qwerty',
  'azerty',
  'letmein',
  'welcome',
  'bienvenue',
  'bienvenido',
  'iloveyou',
  'administrator',
  'admin',
  'changeme',
  'secret',
  'cites',
  'permit',
  'permis',
  'permiso',
  'portal',
  'exampleland',
  '1234567890',
  '0123456789',
  '9876543210',
  '123456789',
  '123456',
] as const;

/** Fewer characters than this beside the obvious ones are soon guessed. */
const OWN_CHARACTERS = 8;
const DIFFERENT_CHARACTERS = 5;
const SHORTEST_WORD = 4;

const plain = (text: string): string =>
  text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');

/** What a stranger who knows the person would try: name and address, whole and in parts. */
const wordsOf = ({ name, email }: { readonly name: string; readonly email: string }): string[] =>
  [name, ...name.split(/\s+/u), email, email.split('@')[0] ?? '', ...email.split(/[@._+-]/)]
    .map(plain)
    .filter((word) => word.length >= SHORTEST_WORD);

/** Whether what stays after the obvious words are taken out is too little. */
function isObvious(password: string, whose: { readonly name: string; readonly email: string }): boolean {
  const typed = plain(password);
  if (new Set(typed).size < DIFFERENT_CHARACTERS) return true;
  const known = [...wordsOf(whose), ...OBVIOUS].sort((a, b) => b.length - a.length);
  const left = known.reduce((text, word) => text.replaceAll(word, ''), typed);
  // The same few characters over and over.
  const isRepeated = /^(.{1,8}?)\1+$/u.test(typed);
  return isRepeated || left.length < Math.min(OWN_CHARACTERS, typed.length);
}

/** Whether a password may stand alone. */
export const isLongPassword = (password: string): boolean => [...password.normalize('NFKC')].length >= SHORTEST_PASSWORD;

/** Why a password cannot be taken, as a message of the catalogue; null where it can. No rule about kinds of characters: length counts. */
export function passwordFault(
  password: string,
  whose: { readonly name: string; readonly email: string },
  hasFactor = false,
): 'password.tooShort' | 'password.tooShortWithFactor' | 'password.tooLong' | 'password.obvious' | null {
  const typed = password.normalize('NFKC');
  if (hasFactor && [...typed].length < SHORTEST_WITH_FACTOR) return 'password.tooShortWithFactor';
  if (!hasFactor && !isLongPassword(typed)) return 'password.tooShort';
  if (typed.length > LONGEST_PASSWORD) return 'password.tooLong';
  return isObvious(typed, whose) ? 'password.obvious' : null;
}
