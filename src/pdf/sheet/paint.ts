import { PDFDocument, type PDFFont, PDFHexString, PDFName, type PDFRef } from 'pdf-lib';
import type { QrMatrix } from '@/qr/image';
import { QUIET_ZONE } from '@/qr/image';
import { measureRun, runsOf } from '../text/printable';
import { FONT_IDS, type FontId, parsedFontkit, typeface } from '../text/typeface';
import { type Booklet, PAGE, type Picture, type ShapeItem, type Sheet, type TextItem } from './sheet';

const n = (value: number): string => String(Math.round(value * 100) / 100);

function shapeOps({ ops, stroke, fill }: ShapeItem): string {
  const colours = `${stroke ? `${stroke.colour} RG ${stroke.width} w [${stroke.dash ?? ''}] 0 d ` : ''}${fill ? `${fill} rg ` : ''}`;
  return `${colours}${ops} ${stroke && fill ? 'B' : stroke ? 'S' : 'f'}\n`;
}

/** Everything drawn from the top left corner downwards, as the layout counts. */
const upsideDown = (ops: string): string => `q 1 0 0 -1 0 ${PAGE.height} cm 1 J 1 j\n${ops}Q\n`;

function textOps(item: TextItem, fonts: ReadonlyMap<FontId, PDFFont>): string {
  const angle = ((item.turn ?? 0) * Math.PI) / 180;
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  let [x, y] = [item.x, PAGE.height - item.y];
  let ops = '';
  for (const run of runsOf(item.face, item.text)) {
    const font = fonts.get(run.font);
    if (!font) continue;
    ops += `/${run.font} ${item.size} Tf ${n(cos)} ${n(sin)} ${n(-sin)} ${n(cos)} ${n(x)} ${n(y)} Tm ${font.encodeText(run.text).toString()} Tj\n`;
    const advance = measureRun(run, item.size);
    x += advance * cos;
    y += advance * sin;
  }
  return `${item.colour} rg\n${ops}`;
}

/** The symbol as one filled path, rows merged, so that no light seam shows between modules whatever rasterises it. */
function qrOps(matrix: QrMatrix, { x, y, side }: NonNullable<Sheet['qr']>): string {
  const module = side / (matrix.size + 2 * QUIET_ZONE);
  const runs = matrix.rows
    .flatMap((row, top) => row.map((run) => `${run.x + QUIET_ZONE} ${top + QUIET_ZONE} ${run.length} 1 re`))
    .join(' ');
  return `1 g ${n(x)} ${n(y)} ${n(side)} ${n(side)} re f q ${module.toFixed(5)} 0 0 ${module.toFixed(5)} ${n(x)} ${n(y)} cm 0 g ${runs} f Q\n`;
}

/** The picture and where it is drawn: from the left, at the top of its box, in its own shape. */
async function pictureIn(doc: PDFDocument, { png, x, y, width, height }: Picture) {
  const image = await doc.embedPng(png);
  await image.embed();
  const scale = Math.min(width / image.width, height / image.height);
  const [w, h] = [image.width * scale, image.height * scale];
  return { ref: image.ref, ops: `q ${n(w)} 0 0 ${n(h)} ${n(x)} ${n(PAGE.height - y - h)} cm /Logo Do Q\n` };
}

function fontsUsed(sheets: readonly Sheet[]): ReadonlySet<FontId> {
  return new Set(sheets.flatMap((sheet) => sheet.texts.flatMap((item) => runsOf(item.face, item.text).map((run) => run.font))));
}

/**
 * Writes the pages as PDF. The same booklet gives the same bytes in any process: no clock, no chance, and compression by pdf-lib's own
 * JavaScript rather than by the machine's zlib, whose output differs between processors.
 */
export async function paint(booklet: Booklet): Promise<Uint8Array> {
  const doc = await PDFDocument.create({ updateMetadata: false });
  doc.registerFontkit(parsedFontkit);
  const dated = new Date(`${booklet.dated}T00:00:00Z`);
  doc.setTitle(booklet.title, { showInWindowTitleBar: true });
  doc.setLanguage(booklet.language ?? 'en');
  doc.setProducer('CITES permit portal');
  doc.setCreator('CITES permit portal');
  doc.setCreationDate(dated);
  doc.setModificationDate(dated);

  const used = fontsUsed(booklet.sheets);
  const fonts = new Map<FontId, PDFFont>();
  for (const id of FONT_IDS.filter((font) => used.has(font))) fonts.set(id, await doc.embedFont(typeface(id).bytes, { subset: true }));

  const form = (ops: string): PDFRef =>
    doc.context.register(
      doc.context.flateStream(ops, { Type: 'XObject', Subtype: 'Form', BBox: [0, 0, PAGE.width, PAGE.height], Resources: {} }),
    );
  const drawing = form(upsideDown(booklet.drawing.map(shapeOps).join('')));
  const [firstQr] = booklet.sheets.flatMap((sheet) => sheet.qr ?? []);
  const qr = booklet.qr && firstQr ? form(upsideDown(qrOps(booklet.qr, firstQr))) : null;
  const picture = booklet.picture ? await pictureIn(doc, booklet.picture) : null;
  const resources = doc.context.register(
    doc.context.obj({
      Font: Object.fromEntries([...fonts].map(([id, font]) => [id, font.ref])),
      XObject: { Drawing: drawing, ...(qr ? { QR: qr } : {}), ...(picture ? { Logo: picture.ref } : {}) },
    }),
  );

  for (const [index, sheet] of booklet.sheets.entries()) {
    const page = doc.addPage([PAGE.width, PAGE.height]);
    const marks = sheet.texts.filter((item) => item.role === 'mark');
    const words = sheet.texts.filter((item) => item.role !== 'mark');
    const textBlock = (items: readonly TextItem[]): string => `BT\n${items.map((item) => textOps(item, fonts)).join('')}ET\n`;
    const logo = index === 0 && picture ? picture.ops : '';
    const ops = `/Drawing Do\n${logo}${textBlock(marks)}${upsideDown(sheet.shapes.map(shapeOps).join(''))}${qr ? '/QR Do\n' : ''}${textBlock(words)}`;
    page.node.set(PDFName.of('Contents'), doc.context.register(doc.context.flateStream(ops)));
    page.node.set(PDFName.of('Resources'), resources);
  }
  doc.catalog.set(PDFName.of('ViewerPreferences'), doc.context.obj({ DisplayDocTitle: true }));
  doc.context.trailerInfo.ID = doc.context.obj([idOf(booklet), idOf(booklet)]);
  return doc.save({ useObjectStreams: false });
}

const idOf = (booklet: Booklet): PDFHexString => PDFHexString.fromText(booklet.drawingSeed.slice(0, 16).padEnd(8, ' '));
