const CONSONANTS = 'bdfghjklmnprstvz';
const VOWELS = 'aiou';

/** Sixteen bits as a word that can be said and heard in any language (after D. Wilkerson's proquints). */
function word(bits: number): string {
  const letter = (alphabet: string, shift: number, mask: number) => alphabet.charAt((bits >> shift) & mask);
  return [
    letter(CONSONANTS, 12, 15),
    letter(VOWELS, 10, 3),
    letter(CONSONANTS, 6, 15),
    letter(VOWELS, 4, 3),
    letter(CONSONANTS, 0, 15),
  ].join('');
}

/** A fingerprint to read aloud over the telephone: 128 bits in eight words. `sha256` is the RFC 7638 thumbprint of the key. */
export function fingerprintWords(sha256: Uint8Array): string {
  const words: string[] = [];
  for (let at = 0; at < 16; at += 2) words.push(word(((sha256[at] ?? 0) << 8) | (sha256[at + 1] ?? 0)));
  return words.join('-');
}
