/** A text on a page, at its baseline in points from the lower left corner. */
export interface PrintedText {
  readonly page: number;
  readonly x: number;
  readonly y: number;
  readonly text: string;
}

/** What is printed on the pages of a document. */
export interface PrintedDocument {
  readonly pages: number;
  readonly texts: readonly PrintedText[];
  /** The drawings that a page calls by name, such as its square code, each as a digest. */
  readonly drawings: readonly { readonly page: number; readonly name: string; readonly digest: string }[];
}

/** Where the form has a box: the place of each of its texts. */
export interface PlacedBox {
  readonly page: number;
  readonly x: number;
  readonly y: number;
  readonly box: string;
}

/** A part of the form by the name that the paper gives it; both null for what is outside every box. */
export interface PlaceOnForm {
  readonly page: number;
  /** Number of the box, `11a`, or `QR` for the square code. */
  readonly box: string | null;
  /** Letter of the specimen line. */
  readonly line: string | null;
}

/** Drawn twice by the same program, two places agree to a tenth of a point; a tenth more may be lost by rounding on the way. */
const NEAR = 0.25;

const isAt = (a: PrintedText, b: PrintedText): boolean =>
  a.page === b.page && Math.abs(a.x - b.x) <= NEAR && Math.abs(a.y - b.y) <= NEAR && a.text === b.text;

/** A name of the layout, such as `A 11`, `label 5a` or `13 place`, as the paper has it. */
function placeOf(page: number, box: string | null): PlaceOnForm {
  const parts = /^(?:label )?(?:([A-Z]{1,2}) )?(\d{1,2}[ab]?(?:\/\d)?)(?: |$)/.exec(box ?? '');
  if (box === 'check code' || box === 'qr address') return { page, box: 'QR', line: null };
  return { page, box: parts?.[2] ?? null, line: parts?.[1] ?? null };
}

/** The box of the text that stands nearest: where something was added, it was added there. */
function nearest(to: PrintedText, boxes: readonly PlacedBox[]): string | null {
  let found: { readonly box: string; readonly distance: number } | null = null;
  for (const { page, x, y, box } of boxes) {
    // Text runs to the right of its place, so that what lies left of it is further away than it looks.
    const distance = page === to.page ? Math.abs(y - to.y) * 3 + (x > to.x ? (x - to.x) * 4 : to.x - x) : Number.POSITIVE_INFINITY;
    if (distance < (found?.distance ?? Number.POSITIVE_INFINITY)) found = { box, distance };
  }
  return found?.box ?? null;
}

/**
 * The parts of the form in which a document differs from the one the register would draw: a text that is missing, one that was added,
 * another square code, more pages or fewer. Empty when every word stands where it should.
 */
export function differingPlaces(expected: PrintedDocument, found: PrintedDocument, boxes: readonly PlacedBox[]): readonly PlaceOnForm[] {
  const missing = expected.texts.filter((text) => !found.texts.some((other) => isAt(text, other)));
  const added = found.texts.filter((text) => !expected.texts.some((other) => isAt(text, other)));
  const redrawn = expected.drawings.filter(
    (drawing) =>
      !found.drawings.some(({ page, name, digest }) => page === drawing.page && name === drawing.name && digest === drawing.digest),
  );
  const pages = Array.from(
    { length: Math.abs(expected.pages - found.pages) },
    (_, index) => Math.min(expected.pages, found.pages) + index + 1,
  );
  const places = [
    ...[...missing, ...added].map((text) => placeOf(text.page, nearest(text, boxes))),
    ...redrawn.map(({ page, name }): PlaceOnForm => ({ page, box: name === 'QR' ? 'QR' : null, line: null })),
    ...pages.map((page): PlaceOnForm => ({ page, box: null, line: null })),
  ];
  return [...new Map(places.map((place) => [`${place.page} ${place.line} ${place.box}`, place])).values()];
}
