/**
 * French puts a space before : ; ? ! and inside « », at which no line may end: on a phone the sign would begin the next line alone. The
 * catalogue is written with ordinary spaces, so that a translator sees what they type.
 */
const spaced = (text: string): string => text.replace(/ (?=[?!;»]|:(?!:))/g, '\u00a0').replace(/« /g, '«\u00a0');

/** A catalogue in French with the spaces that hold its signs. */
export function withFrenchSpaces<Catalogue>(catalogue: Catalogue): Catalogue {
  if (typeof catalogue === 'string') return spaced(catalogue) as Catalogue;
  if (typeof catalogue !== 'object' || catalogue === null) return catalogue;
  return Object.fromEntries(Object.entries(catalogue).map(([key, value]) => [key, withFrenchSpaces(value)])) as Catalogue;
}
