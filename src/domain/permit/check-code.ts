import { asciiCapitals } from '../shared/ascii-capitals';

/**
 * The code beside the QR, for a reader without a camera: twelve Crockford characters, eleven random and one check.
 * Fifty-five bits cannot be guessed through a throttled page, and can be read aloud over a radio.
 */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const RANDOM_LENGTH = 11;

/** Doubles an element of GF(32), modulo x^5 + x^2 + 1. */
const double = (value: number): number => ((value << 1) ^ (value & 16 ? 0b100101 : 0)) & 31;

/** The check character: a polynomial over GF(32), so that any one wrong character and any two swapped neighbours show. */
function checkCharacter(body: string): string {
  let remainder = 0;
  for (const character of body) remainder = double(remainder) ^ ALPHABET.indexOf(character);
  return ALPHABET.charAt(double(remainder));
}

/** Makes a code from eleven random numbers, each 0 to 31. */
export function makeCheckCode(random: readonly number[]): string {
  const body = random
    .slice(0, RANDOM_LENGTH)
    .map((n) => ALPHABET.charAt(n & 31))
    .join('');
  return body + checkCharacter(body);
}

/** Reads a typed code: case, hyphens and spaces ignored, O is 0, I and L are 1. Null when it cannot be one of ours. */
export function readCheckCode(text: string): string | null {
  if (text.length > 40) return null;
  const code = asciiCapitals(text).replace(/[\s-]/g, '').replace(/O/g, '0').replace(/[IL]/g, '1');
  if (code.length !== RANDOM_LENGTH + 1 || [...code].some((c) => !ALPHABET.includes(c))) return null;
  return checkCharacter(code.slice(0, RANDOM_LENGTH)) === code.charAt(RANDOM_LENGTH) ? code : null;
}

/** As printed: `7KQ4-M2XR-9TDA`. */
export const printCheckCode = (code: string): string => `${code.slice(0, 4)}-${code.slice(4, 8)}-${code.slice(8)}`;
