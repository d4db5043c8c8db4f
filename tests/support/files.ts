/** Files as people send them, honest and hostile, made where they are needed. */
import ExcelJS from 'exceljs';
import { strToU8, unzipSync, zipSync } from 'fflate';
import { PDFDocument, PDFName, PDFString } from 'pdf-lib';
import sharp from 'sharp';

const latin = (text: string) => new Uint8Array(Buffer.from(text, 'latin1'));

/** The test file that every scanner takes for a virus; joined here so that none finds it in the source. */
export const eicar = () => latin(['X5O!P%@AP[4\\PZX54(P^)7CC)7}$', 'EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'].join(''));

/** A PDF of so many pages; `spoil` may put anything into it, `compressed: false` leaves its objects readable. */
export async function pdfFile(
  options: { readonly pages?: number; readonly spoil?: (pdf: PDFDocument) => unknown; readonly compressed?: boolean } = {},
): Promise<Uint8Array> {
  const pdf = await PDFDocument.create();
  for (let page = 0; page < (options.pages ?? 1); page += 1) pdf.addPage([200, 200]);
  await options.spoil?.(pdf);
  return pdf.save({ useObjectStreams: options.compressed ?? true });
}

/** Hangs a dictionary under a name into the catalogue of a PDF. */
export const withEntry = (name: string, content: Readonly<Record<string, string>>) => (pdf: PDFDocument) => {
  const entry = Object.fromEntries(Object.entries(content).map(([key, value]) => [key, PDFString.of(value)]));
  pdf.catalog.set(PDFName.of(name), pdf.context.register(pdf.context.obj(entry)));
};

/** A picture of one colour, or with the noise of a photograph. */
export async function picture(type: 'jpeg' | 'png', width: number, height: number): Promise<Uint8Array> {
  const drawn = sharp({ create: { width, height, channels: 3, background: '#7a5' }, limitInputPixels: false });
  return new Uint8Array(
    await drawn
      .toFormat(type)
      .withExif({ IFD0: { Artist: 'Somebody at home' } })
      .toBuffer(),
  );
}

/** A Windows program, as far as its first bytes go. */
export const program = () => new Uint8Array([0x4d, 0x5a, 0x90, 0, ...new Uint8Array(400)]);

/** An empty zip archive behind something else. */
export const withArchive = (bytes: Uint8Array) => new Uint8Array([...bytes, 0x50, 0x4b, 5, 6, ...new Uint8Array(18)]);

/** Something before everything else. */
export const behind = (length: number, bytes: Uint8Array) => new Uint8Array([...new Uint8Array(length).fill(0x20), ...bytes]);

/** A workbook of one sheet; a cell is whatever its library takes for one, a formula as well. */
export async function workbook(rows: readonly (readonly ExcelJS.CellValue[])[]): Promise<Uint8Array> {
  const book = new ExcelJS.Workbook();
  const sheet = book.addWorksheet('Birds');
  for (const row of rows) sheet.addRow([...row]);
  return new Uint8Array(await book.xlsx.writeBuffer());
}

/** The same with a part put in or changed. */
export const withPart = (bytes: Uint8Array, name: string, change: (part: string) => string | Uint8Array): Uint8Array => {
  const parts = unzipSync(bytes);
  const changed = change(new TextDecoder().decode(parts[name] ?? new Uint8Array()));
  return zipSync({ ...parts, [name]: typeof changed === 'string' ? strToU8(changed) : changed });
};

/** The wrapping in which Excel keeps a workbook with a password, as far as its first bytes and its directory go. */
export const encryptedWorkbook = () =>
  new Uint8Array([...latin('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1'), ...new Uint8Array(504), ...Buffer.from('EncryptedPackage', 'utf16le')]);
