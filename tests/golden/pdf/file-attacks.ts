/** Ways to make another file out of a sealed one, as a forger or a careless program would. None of them may pass for the sealed file. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PDFDict, PDFDocument, PDFName, PDFRawStream, type PDFRef, rgb, StandardFonts } from 'pdf-lib';
import type { TestSeal } from '../../support/seal';

const latin1 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('latin1');
const bytesOf = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'latin1'));

/** A numbered object as it is written into a file. */
type Written = readonly [number: number, body: string];

/** Adds a later edition of some objects to a file, as PDF allows it: the bytes before stay what they were. */
function update(pdf: Uint8Array, objects: readonly Written[]): Uint8Array {
  const text = latin1(pdf);
  const before = Number(/startxref\s+(\d+)\s+%%EOF\s*$/.exec(text)?.[1]);
  const trailer = text.slice(text.lastIndexOf('trailer'));
  const root = /\/Root (\d+ 0 R)/.exec(trailer)?.[1] ?? '1 0 R';
  const size = Math.max(Number(/\/Size (\d+)/.exec(trailer)?.[1]), ...objects.map(([number]) => number + 1));
  let added = '\n';
  const places = objects.map(([number, body]) => {
    const at = pdf.length + added.length;
    added += `${number} 0 obj\n${body}\nendobj\n`;
    return `${number} 1\n${String(at).padStart(10, '0')} 00000 n \n`;
  });
  const xref = pdf.length + added.length;
  added += `xref\n${places.join('')}trailer\n<< /Size ${size} /Root ${root} /Prev ${before} >>\nstartxref\n${xref}\n%%EOF\n`;
  return new Uint8Array(Buffer.concat([pdf, bytesOf(added)]));
}

/** What an update needs to know of a file. */
async function anatomy(pdf: Uint8Array) {
  const doc = await PDFDocument.load(pdf, { updateMetadata: false });
  const page = doc.getPage(0);
  const write = (dict: PDFDict): string => dict.toString();
  const root = doc.context.trailerInfo.Root as PDFRef;
  const pages = doc.catalog.get(PDFName.of('Pages')) as PDFRef;
  return { doc, page, root, pages, next: doc.context.largestObjectNumber + 1, write };
}

const OVER = 'BT /F 24 Tf 1 0 0 1 300 400 Tm (4000) Tj ET';
const FONT = '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>';
const stream = (content: string): string => `<< /Length ${content.length} >>\nstream\n${content}\nendstream`;

const updates: Readonly<Record<string, (pdf: Uint8Array) => Promise<Uint8Array>>> = {
  'an update that writes a text over the page': async (pdf) => {
    const { page, next, write } = await anatomy(pdf);
    const contents = page.node.get(PDFName.of('Contents'))?.toString() ?? '';
    const body = write(page.node).replace(contents, `[ ${contents} ${next} 0 R ]`);
    return update(pdf, [
      [page.ref.objectNumber, body],
      [next, stream(OVER)],
      [next + 1, FONT],
    ]);
  },
  'an update that adds a page': async (pdf) => {
    const { doc, page, pages, next } = await anatomy(pdf);
    const kids = doc.getPages().map(({ ref }) => ref.toString());
    return update(pdf, [
      [pages.objectNumber, `<< /Type /Pages /Kids [ ${[...kids, `${next} 0 R`].join(' ')} ] /Count ${kids.length + 1} >>`],
      [
        next,
        `<< /Type /Page /Parent ${pages} /MediaBox [0 0 595 842] /Resources << >> /Contents ${page.node.get(PDFName.of('Contents'))} >>`,
      ],
    ]);
  },
  'an update that adds a note': async (pdf) => {
    const { page, next, write } = await anatomy(pdf);
    const note = `<< /Type /Annot /Subtype /FreeText /Rect [100 400 300 430] /DA (/Helv 12 Tf) /Contents (4000 specimens) >>`;
    const body = write(page.node).replace(/\/Annots \[ ?/, `/Annots [ ${next} 0 R `);
    return update(pdf, [
      [page.ref.objectNumber, body],
      [next, note],
    ]);
  },
  'an update that attaches a file': async (pdf) => {
    const { doc, root, next, write } = await anatomy(pdf);
    const names = `/Names << /EmbeddedFiles << /Names [ (a.txt) ${next} 0 R ] >> >>`;
    return update(pdf, [
      [root.objectNumber, write(doc.catalog).replace(/>>\s*$/, `${names} >>`)],
      [next, `<< /Type /Filespec /F (a.txt) /EF << /F ${next + 1} 0 R >> >>`],
      [next + 1, stream('attached')],
    ]);
  },
  'an update that says nothing': async (pdf) => update(pdf, []),
  'a signature doubled': async (pdf) => {
    const { next } = await anatomy(pdf);
    const signature = /<<\s*\/Type \/Sig\b[\s\S]*?\/Contents <[0-9a-f]+>[\s\S]*?>>\s*\n?endobj/
      .exec(latin1(pdf))?.[0]
      .replace(/endobj$/, '');
    return update(pdf, [[next, signature ?? '<< /Type /Sig /ByteRange [0 1 2 3] >>']]);
  },
};

const without = (pdf: Uint8Array, what: RegExp): Uint8Array => bytesOf(latin1(pdf).replace(what, (found) => ' '.repeat(found.length)));

/** The gap that a signature leaves out of itself. */
function gapOf(text: string): readonly [number, number] {
  const range = /\/ByteRange \[\s*0 (\d+) (\d+)/.exec(text);
  return [Number(range?.[1]), Number(range?.[2])];
}

/** Writes other ranges in the room of the old ones. */
function withRanges(text: string, ranges: readonly number[]): string {
  const [old = ''] = /\/ByteRange \[[^\]]*\] */.exec(text) ?? [];
  return text.replace(old, `/ByteRange [${ranges.join(' ')}]`.padEnd(old.length));
}

const wrapped: Readonly<Record<string, (pdf: Uint8Array) => Uint8Array>> = {
  'bytes put into the gap, and the ranges widened': (pdf) => {
    const text = latin1(pdf);
    const [first, second] = gapOf(text);
    const put = ' '.repeat(40);
    return bytesOf(withRanges(text.slice(0, second) + put + text.slice(second), [0, first, second + put.length, text.length - second]));
  },
  'the end moved away, and other pages in its place': (pdf) => {
    const text = latin1(pdf);
    const [first, second] = gapOf(text);
    const end = text.slice(second);
    const put = `${' '.repeat(1000)}\n${end}`;
    return bytesOf(withRanges(text.slice(0, second) + put + end, [0, first, second + put.length, end.length]));
  },
  'ranges that cover the first byte alone': (pdf) => bytesOf(withRanges(latin1(pdf), [0, 1, pdf.length - 1, 1])),
  'ranges that overlap': (pdf) => bytesOf(withRanges(latin1(pdf), [0, pdf.length, 0, pdf.length])),
  'ranges that begin later': (pdf) => {
    const text = latin1(pdf);
    const [first, second] = gapOf(text);
    return bytesOf(withRanges(text, [10, first - 10, second, text.length - second]));
  },
  'ranges taken out': (pdf) => without(pdf, /\/ByteRange \[[^\]]*\]/),
  'the signature taken out': (pdf) => without(pdf, /(?<=\/Contents <)[0-9a-f]+/),
  'the signature dictionary taken out': (pdf) => without(pdf, /\/ByteRange \[[^\]]*\] *\s*\/Contents <[0-9a-f]+>/),
  'capitals in the signature': (pdf) => bytesOf(latin1(pdf).replace(/(?<=\/Contents <)[0-9a-f]+/, (hex) => hex.toUpperCase())),
  'bytes behind the end': (pdf) => new Uint8Array([...pdf, 10]),
  'bytes before the beginning': (pdf) => new Uint8Array([...bytesOf('%PDF-1.7\n'), ...pdf]),
  'the end cut off': (pdf) => pdf.slice(0, -1),
};

const saved: Readonly<Record<string, (pdf: Uint8Array) => Promise<Uint8Array>>> = {
  'saved anew by pdf-lib': async (pdf) => (await PDFDocument.load(pdf)).save({ useObjectStreams: false }),
  'saved anew with compressed objects': async (pdf) => (await PDFDocument.load(pdf)).save(),
  'the seal taken off by pdf-lib': async (pdf) => {
    const doc = await PDFDocument.load(pdf);
    for (const name of ['AcroForm', 'Perms']) doc.catalog.delete(PDFName.of(name));
    doc.getPage(0).node.delete(PDFName.of('Annots'));
    for (const [ref, object] of doc.context.enumerateIndirectObjects()) if (/\/ByteRange/.test(String(object))) doc.context.delete(ref);
    return doc.save({ useObjectStreams: false });
  },
  'a quantity painted over': async (pdf) => {
    const doc = await PDFDocument.load(pdf);
    const font = await doc.embedFont(StandardFonts.Courier);
    const page = doc.getPage(0);
    page.drawRectangle({ x: 395, y: 455, width: 60, height: 14, color: rgb(1, 1, 1) });
    page.drawText('4000 NAR', { x: 396, y: 458, size: 10.5, font });
    return doc.save({ useObjectStreams: false });
  },
};

function byQpdf(pdf: Uint8Array, ...options: readonly string[]): Uint8Array {
  const folder = mkdtempSync(join(tmpdir(), 'permit-'));
  try {
    writeFileSync(join(folder, 'in.pdf'), pdf);
    execFileSync('qpdf', ['--warning-exit-0', ...options, join(folder, 'in.pdf'), join(folder, 'out.pdf')], { stdio: 'ignore' });
    return new Uint8Array(readFileSync(join(folder, 'out.pdf')));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const QPDF: readonly (readonly string[])[] = [
  [],
  ['--object-streams=generate'],
  ['--linearize'],
  ['--qdf'],
  ['--decrypt', '--remove-restrictions'],
];

/** The seal of one file in the place of another's. */
function sealMoved(from: Uint8Array, to: Uint8Array): Uint8Array {
  const [hex = ''] = /(?<=\/Contents <)[0-9a-f]+/.exec(latin1(from)) ?? [];
  return bytesOf(latin1(to).replace(/(?<=\/Contents <)[0-9a-f]+/, hex));
}

/** The square code of one permit on the pages of another. */
async function codeMoved(from: Uint8Array, to: Uint8Array): Promise<Uint8Array> {
  const [source, target] = await Promise.all([
    PDFDocument.load(from, { updateMetadata: false }),
    PDFDocument.load(to, { updateMetadata: false }),
  ]);
  const codes = (doc: PDFDocument): PDFDict => doc.getPage(0).node.Resources()?.lookup(PDFName.of('XObject'), PDFDict) as PDFDict;
  const code = source.context.lookup(codes(source).get(PDFName.of('QR'))) as PDFRawStream;
  const form = { Type: 'XObject', Subtype: 'Form', BBox: [0, 0, 595.28, 841.89], Filter: 'FlateDecode' };
  codes(target).set(PDFName.of('QR'), target.context.register(PDFRawStream.of(target.context.obj(form) as PDFDict, code.contents)));
  return target.save({ useObjectStreams: false });
}

/** Everything but single bits, by name. */
export async function alteredFiles(
  sealed: Uint8Array,
  other: Uint8Array,
  unsealed: Uint8Array,
  forger: TestSeal,
): Promise<readonly { readonly name: string; readonly pdf: Uint8Array }[]> {
  const made = async (name: string, pdf: Uint8Array | Promise<Uint8Array>) => ({ name, pdf: await pdf });
  return Promise.all([
    ...Object.entries(updates).map(([name, alter]) => made(name, alter(sealed))),
    ...Object.entries(wrapped).map(([name, alter]) => made(name, alter(sealed))),
    ...Object.entries(saved).map(([name, alter]) => made(name, alter(sealed))),
    ...QPDF.map((options) => made(`saved anew by qpdf ${options.join(' ')}`, byQpdf(sealed, ...options))),
    made('the drawing without a seal', unsealed),
    made('sealed by another certificate of the same name', forger.seal(unsealed)),
    made('sealed a second time by another certificate', forger.seal(sealed)),
    made('the seal of another permit', sealMoved(other, sealed)),
    made('the square code of another permit', codeMoved(other, sealed)),
  ]);
}

/** The file with one bit turned over. */
export function flipped(pdf: Uint8Array, bit: number): Uint8Array {
  const altered = Uint8Array.from(pdf);
  altered[bit >> 3] = (altered[bit >> 3] ?? 0) ^ (1 << (bit & 7));
  return altered;
}
