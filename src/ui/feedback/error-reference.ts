const ALPHABET = '23456789ABCDEFGHJKMNPQRSTVWXYZ';
const LENGTH = 5;

/** The reference that stands for an error's digest, the same in the browser and in the log: `E-7F3K2`. */
export function errorReference(digest: string): string {
  let hash = 2_166_136_261;
  for (const character of digest) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 16_777_619) >>> 0;
  let reference = '';
  for (let i = 0; i < LENGTH; i++) {
    reference += ALPHABET.charAt(hash % ALPHABET.length);
    hash = Math.floor(hash / ALPHABET.length);
  }
  return `E-${reference}`;
}
