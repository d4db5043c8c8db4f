import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PNG } from 'pngjs';
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';

/** A word as poppler finds it on a page, in points from the top left corner. */
export interface Word {
  readonly page: number;
  readonly text: string;
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

function withFile<T>(pdf: Uint8Array, use: (folder: string, file: string) => T): T {
  const folder = mkdtempSync(join(tmpdir(), 'permit-'));
  try {
    const file = join(folder, 'permit.pdf');
    writeFileSync(file, pdf);
    return use(folder, file);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const run = (command: string, ...args: string[]): string => execFileSync(command, args, { encoding: 'utf8', maxBuffer: 64e6 });
const ENTITIES: Readonly<Record<string, string>> = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"', '&#39;': "'" };

/** Every word of a PDF with its place. */
export function wordsOf(pdf: Uint8Array): readonly Word[] {
  const html = withFile(pdf, (_, file) => run('pdftotext', '-bbox', file, '-'));
  return html
    .split('<page ')
    .slice(1)
    .flatMap((page, index) =>
      [...page.matchAll(/<word xMin="([\d.-]+)" yMin="([\d.-]+)" xMax="([\d.-]+)" yMax="([\d.-]+)">(.*?)<\/word>/g)].map((word) => ({
        page: index + 1,
        left: Number(word[1]),
        top: Number(word[2]),
        right: Number(word[3]),
        bottom: Number(word[4]),
        text: (word[5] ?? '').replace(/&(amp|lt|gt|quot|#39);/g, (entity) => ENTITIES[entity] ?? entity),
      })),
    );
}

/** The text of a PDF in the order in which it was written. */
export const textOf = (pdf: Uint8Array): string => withFile(pdf, (_, file) => run('pdftotext', '-raw', file, '-'));

/** What poppler's own check says of the seal. */
export const sealReport = (pdf: Uint8Array): string => withFile(pdf, (_, file) => run('pdfsig', file));

/** Whatever a program says, also when it fails. */
function told(command: string, ...args: string[]): string {
  const { stdout, stderr, status } = spawnSync(command, args, { encoding: 'utf8', maxBuffer: 64e6 });
  return `${stdout}${stderr}exit ${status}`;
}

/** What mupdf's own check says of the seal. */
export const mupdfReport = (pdf: Uint8Array): string => withFile(pdf, (_, file) => told('mutool', 'sign', '-v', file));

/** What OpenSSL says of the CMS of the seal over the bytes that its ranges name, as CAdES under that root. */
export function cadesReport(pdf: Uint8Array, root: Uint8Array): string {
  const text = Buffer.from(pdf).toString('latin1');
  const [start = 0, end = 0] = (/\/ByteRange \[0 (\d+) (\d+) /.exec(text) ?? []).slice(1).map(Number);
  const pem = `-----BEGIN CERTIFICATE-----\n${Buffer.from(root).toString('base64').replace(/.{64}/g, '$&\n')}\n-----END CERTIFICATE-----\n`;
  return withFile(Buffer.concat([pdf.subarray(0, start), pdf.subarray(end)]), (folder, file) => {
    const [cms, rootFile] = [join(folder, 'seal.der'), join(folder, 'root.pem')];
    writeFileSync(cms, Buffer.from(text.slice(start + 1, end - 1), 'hex'));
    writeFileSync(rootFile, pem);
    const when = String(Math.floor(Date.parse('2026-11-23T10:00:00Z') / 1000));
    const where = ['-inform', 'DER', '-in', cms, '-content', file, '-binary', '-out', join(folder, 'out')];
    return told('openssl', 'cms', '-verify', '-cades', ...where, '-CAfile', rootFile, '-purpose', 'any', '-attime', when);
  });
}

/** Each page as a grey picture. */
export const rastersOf = (pdf: Uint8Array, dpi: number): readonly Buffer[] =>
  withFile(pdf, (folder, file) => {
    run('pdftoppm', '-r', String(dpi), '-gray', '-png', file, join(folder, 'page'));
    const names = readdirSync(folder).filter((name) => name.endsWith('.png'));
    return names.sort().map((name) => readFileSync(join(folder, name)));
  });

/** A clean scan, or a photograph that was compressed until it suffered (JPEG of quality 35). */
export type Quality = 'clean' | 'poor';

/** Each page as somebody else might photograph it. */
export const scansOf = (pdf: Uint8Array, dpi: number, quality: Quality): readonly Buffer[] =>
  withFile(pdf, (folder, file) => {
    const as = quality === 'clean' ? ['-png'] : ['-jpeg', '-jpegopt', 'quality=35'];
    run('pdftoppm', '-r', String(dpi), '-gray', ...as, file, join(folder, 'page'));
    const names = readdirSync(folder).filter((name) => name.startsWith('page'));
    return names.sort().map((name) => readFileSync(join(folder, name)));
  });

/** The texts of the QR codes of a PNG or JPEG picture, as the program of the Debian package zbar-tools reads them. */
export const readByZbar = (picture: Buffer): readonly string[] =>
  withFile(picture, (_, file) => run('zbarimg', '--quiet', '--nodbus', '--raw', '-Sdisable', '-Sqrcode.enable', file))
    .split('\n')
    .filter((text) => text !== '');

/** The same as zxing reads them. */
export async function readByZxing(picture: Buffer): Promise<readonly string[]> {
  const codes = await readBarcodes(new Uint8Array(picture), { formats: ['QRCode'] });
  return codes.map(({ text }) => text);
}

prepareZXingModule({
  overrides: { wasmBinary: new Uint8Array(readFileSync('node_modules/zxing-wasm/dist/reader/zxing_reader.wasm')).buffer },
});

/** The texts of the QR codes of a picture, as the scanner of the portal reads them. */
export async function codesOf(png: Buffer): Promise<readonly string[]> {
  const { data, width, height } = PNG.sync.read(png);
  const image = { data: new Uint8ClampedArray(data), width, height, colorSpace: 'srgb' as const };
  const codes = await readBarcodes(image, { formats: ['QRCode'] });
  return codes.map((code) => code.text);
}
