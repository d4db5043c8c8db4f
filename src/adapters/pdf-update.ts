/** Adds to a PDF without touching a byte of it: a later edition of some objects stands behind its end (ISO 32000-1, §7.5.6). */

/** A numbered object as it is written into a file. */
export type WrittenObject = readonly [number: number, body: string];

/** A file that can be added to: the text of its objects, and where it begins to count new ones. */
export interface OpenedPdf {
  readonly size: number;
  readonly root: number;
  readonly bodyOf: (number: number) => string;
  /** The file with these objects behind it, and where the first of them begins. */
  readonly with: (objects: readonly WrittenObject[]) => Uint8Array;
}

const numberAfter = (text: string, key: string): number => {
  const found = new RegExp(`/${key}\\s+(\\d+)`).exec(text)?.[1];
  if (found === undefined) throw new Error(`the file names no ${key}`);
  return Number(found);
};

/** Where each object begins, from the tables at the end of the file; a later table wins over an earlier one. */
function placesOf(text: string, last: number): ReadonlyMap<number, number> {
  const places = new Map<number, number>();
  for (let at: number | undefined = last; at !== undefined; ) {
    const end = text.indexOf('trailer', at);
    if (text.slice(at, at + 4) !== 'xref' || end < 0) throw new Error('the file has no plain table of its objects');
    for (const [, first, rows = ''] of text.slice(at + 4, end).matchAll(/(\d+) \d+\s*?\r?\n((?:\d{10} \d{5} [nf][ \r\n]{2})*)/g)) {
      for (const [index, [, place]] of [...rows.matchAll(/(\d{10}) \d{5} [nf]/g)].entries()) {
        const number = Number(first) + index;
        if (!places.has(number)) places.set(number, Number(place));
      }
    }
    const before = /\/Prev\s+(\d+)/.exec(text.slice(end, text.indexOf('startxref', end)))?.[1];
    at = before === undefined ? undefined : Number(before);
  }
  return places;
}

/** Opens a file of the plain kind that our own drawing writes. */
export function openPdf(pdf: Uint8Array): OpenedPdf {
  const text = Buffer.from(pdf.buffer, pdf.byteOffset, pdf.byteLength).toString('latin1');
  const last = Number(/startxref\s+(\d+)\s+%%EOF\s*$/.exec(text.slice(-64))?.[1] ?? Number.NaN);
  if (Number.isNaN(last)) throw new Error('the file has no end');
  const places = placesOf(text, last);
  const trailer = text.slice(text.indexOf('trailer', last) + 'trailer'.length, text.lastIndexOf('startxref'));
  const size = numberAfter(trailer, 'Size');
  return {
    size,
    root: numberAfter(trailer, 'Root'),
    bodyOf: (number) => {
      const place = places.get(number);
      const start = place === undefined ? -1 : text.indexOf('obj', place) + 3;
      if (start < 3) throw new Error(`the file has no object ${number}`);
      return text.slice(start, text.indexOf('endobj', start)).trim();
    },
    with: (objects) => {
      let added = '\n';
      const rows = objects.map(([number, body]) => {
        const at = pdf.length + added.length;
        added += `${number} 0 obj\n${body}\nendobj\n`;
        return `${number} 1\n${String(at).padStart(10, '0')} 00000 n \n`;
      });
      const table = pdf.length + added.length;
      const next = Math.max(size, ...objects.map(([number]) => number + 1));
      const ending = trailer
        .replace(/\/Size\s+\d+/, `/Size ${next} /Prev ${last}`)
        .replace(/(\/Prev \d+)(.*)\/Prev\s+\d+/s, '$1$2')
        .trim();
      added += `xref\n${rows.join('')}trailer\n${ending}\nstartxref\n${table}\n%%EOF\n`;
      return new Uint8Array(Buffer.concat([pdf, Buffer.from(added, 'latin1')]));
    },
  };
}
