import { PAGE, type Sheet, type TextItem } from '@/pdf/sheet/sheet';
import { measure } from '@/pdf/text/printable';

interface Extent {
  readonly item: TextItem;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** What ink a line of text takes: capitals above its baseline, descenders below. */
const extent = (item: TextItem): Extent => ({
  item,
  left: item.x,
  right: item.x + measure(item.face, item.text, item.size),
  top: item.y - 0.7 * item.size,
  bottom: item.y + 0.2 * item.size,
});

const readable = (sheet: Sheet): readonly Extent[] => sheet.texts.filter(({ role }) => role !== 'mark').map(extent);
const name = ({ item }: Extent): string => `${item.box}: "${item.text.slice(0, 40)}"`;

/** Pairs of texts of which one lies over the other. */
export function overlaps(sheet: Sheet): readonly string[] {
  const extents = readable(sheet);
  return extents.flatMap((a, index) =>
    extents
      .slice(index + 1)
      .filter(
        (b) => Math.min(a.right, b.right) - Math.max(a.left, b.left) > 0.2 && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 0.15,
      )
      .map((b) => `${name(a)} over ${name(b)}`),
  );
}

/** Texts that leave the page's frame, or lie on the QR's patch. */
export function strays(sheet: Sheet): readonly string[] {
  const { qr } = sheet;
  return readable(sheet)
    .filter(
      (e) =>
        e.left < 26.9 ||
        e.right > PAGE.width - 26.9 ||
        e.top < 40 ||
        e.bottom > 826 ||
        (qr !== null && e.right > qr.x && e.left < qr.x + qr.side && e.bottom > qr.y && e.top < qr.y + qr.side),
    )
    .map(name);
}

/** Texts that run through a solid rule, and so out of their box. */
export function crossings(sheet: Sheet): readonly string[] {
  const rules = sheet.shapes
    .filter(({ stroke }) => stroke && stroke.dash === undefined)
    .flatMap(({ ops }) => {
      const parts = /^(\S+) (\S+) m (\S+) (\S+) l$/.exec(ops);
      return parts ? [parts.slice(1).map(Number) as [number, number, number, number]] : [];
    });
  return readable(sheet).flatMap((e) =>
    rules
      .filter(([x1, y1, x2, y2]) =>
        x1 === x2
          ? x1 > e.left + 0.3 && x1 < e.right - 0.3 && y1 < e.bottom && y2 > e.top
          : y1 === y2 && y1 > e.top + 0.2 && y1 < e.bottom - 0.2 && x1 < e.right && x2 > e.left,
      )
      .map((at) => `${name(e)} through ${at.join(' ')}`),
  );
}

/** Data that are printed smaller than eight points. */
export const tooSmall = (sheet: Sheet): readonly string[] =>
  sheet.texts
    .filter(({ role, size, box }) => role === 'data' && size < 8 && box !== 'qr address')
    .map(({ box, text }) => `${box}: "${text}"`);
