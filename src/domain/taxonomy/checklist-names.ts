/** A name with the author who gave it, as far as the checklist says. */
export type AuthoredName = { readonly name: string; readonly author: string | null };

// "Gould, 1859" has the comma that also separates synonyms: only a comma before "Genus epithet" or "Genus (Subgenus)" divides.
const BETWEEN_SYNONYMS = /,\s+(?=\p{Lu}[\p{Ll}-]+\s+(?:[x×]\s+)?(?:\(\p{Lu}\p{Ll}+\)\s+)?\p{Ll}[\p{Ll}-]+)/u;
const LATIN_NAME =
  /^\p{Lu}[\p{Ll}-]+(?:\s+\(\p{Lu}\p{Ll}+\))?(?:\s+(?:[x×]|var\.|subsp\.|ssp\.|fa?\.))?(?:\s+(?!(?:de|von|van|der|da|du|la|le|ex|in|et|and|del|auct)\s)\p{Ll}[\p{Ll}-]+(?![\p{L}.]))?(?:\s+(?:(?:var|subsp|ssp|fa?)\.\s+)?(?!(?:de|von|van|der|da|du|la|le|ex|in|et|and|del|auct|non|nec|sensu)\b)\p{Ll}[\p{Ll}-]+(?![\p{L}.]))*/u;

/** Reads "Thaumatias chionopectus Gould, 1859, Amazilia chionopectus (Gould, 1859)" into names and authors. */
export function readSynonyms(text: string): readonly AuthoredName[] {
  const found = new Map<string, AuthoredName>();
  for (const part of text.split(BETWEEN_SYNONYMS)) {
    const whole = tidy(part);
    if (whole === '') continue;
    const name = LATIN_NAME.exec(whole)?.[0] ?? whole;
    const author = tidy(whole.slice(name.length));
    if (!found.has(name)) found.set(name, { name, author: author === '' ? null : author });
  }
  return [...found.values()];
}

/** Reads a list of common names, "Ball Python, Royal Python". */
export const readCommonNames = (text: string): readonly string[] =>
  [...new Set(text.split(/,\s+/).map(tidy))].filter((name) => name !== '');

/** Text without markup, entities or repeated spaces, as the export writes its annotations. */
export const plainText = (text: string): string => tidy(text.replace(/<[^>]*>/g, ' ').replaceAll('&nbsp;', ' '));

const tidy = (text: string): string => text.replace(/\s+/g, ' ').trim();
