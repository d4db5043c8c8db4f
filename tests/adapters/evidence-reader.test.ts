import { randomBytes } from 'node:crypto';
import { crc32, deflateSync } from 'node:zlib';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { evidenceReader } from '@/adapters/evidence-reader';
import { judgeType } from '@/domain/evidence/file-type';
import { judgePdf } from '@/domain/evidence/judge-pdf';
import { behind, pdfFile, picture, program, withArchive, withEntry } from '../support/files';

/** What becomes of a PDF: null when it is taken. */
async function faultOf(bytes: Uint8Array): Promise<string | null> {
  const type = judgeType('a.pdf', bytes);
  if (!type.ok) return type.problem;
  const read = await evidenceReader.readPdf(bytes);
  if (!read.ok) return read.problem;
  const judged = judgePdf(read.value);
  return judged.ok ? null : judged.problem;
}

const text = (bytes: Uint8Array) => Buffer.from(bytes).toString('latin1');
const script = { S: 'JavaScript', JS: 'app.alert(1)' };

describe('a PDF', () => {
  it('is taken with a page, and with two hundred', async () => {
    expect(await faultOf(await pdfFile())).toBeNull();
    expect(await faultOf(await pdfFile({ pages: 200 }))).toBeNull();
  });

  it('is refused with more pages', async () => {
    expect(await faultOf(await pdfFile({ pages: 201 }))).toBe('too-many-pages');
  });

  it.each([true, false])('is refused with a script (compressed: %s)', async (compressed) => {
    expect(await faultOf(await pdfFile({ compressed, spoil: (pdf) => pdf.addJavaScript('main', 'app.alert(1)') }))).toBe('active-content');
    expect(await faultOf(await pdfFile({ compressed, spoil: withEntry('OpenAction', script) }))).toBe('active-content');
  });

  it('is refused with a file inside', async () => {
    expect(await faultOf(await pdfFile({ spoil: (pdf) => pdf.attach(program(), 'a.exe') }))).toBe('active-content');
  });

  it('is refused where the letters of a name are written as numbers', async () => {
    const plain = text(await pdfFile({ compressed: false, spoil: withEntry('Zzzzzzzzz', script) }));
    const spelt = plain.replace('/Zzzzzzzzz', '/#4AavaScript');
    expect(await faultOf(new Uint8Array(Buffer.from(spelt, 'latin1')))).toBe('active-content');
  });

  it('is refused where a later edition hides a script of an earlier one', async () => {
    const first = text(await pdfFile({ compressed: false, spoil: withEntry('Launch', { F: 'cmd.exe' }) }));
    const number = /\/Launch (\d+) 0 R/.exec(first)?.[1];
    const catalog = /(\d+) 0 obj\s*<<\s*\/Type \/Catalog/.exec(first)?.[1];
    const later = `${first}\n${catalog} 0 obj\n<< /Type /Catalog /Pages 1 0 R >>\nendobj\n${number} 0 obj\nnull\nendobj\n%%EOF\n`;
    expect(await faultOf(new Uint8Array(Buffer.from(later, 'latin1')))).toBe('active-content');
  });

  it('is refused with a password', async () => {
    expect(await faultOf(await pdfFile({ spoil: (pdf) => pdf.encrypt({ userPassword: 'x', ownerPassword: 'y' }) }))).toBe('password');
  });

  it.each([
    ['a renamed program', async () => program(), 'wrong-type'],
    ['a picture under its name', () => picture('png', 10, 10), 'wrong-type'],
    ['something before it', async () => behind(1024, await pdfFile()), 'wrong-type'],
    ['an archive behind it', async () => withArchive(await pdfFile()), 'wrong-type'],
    ['another file behind it', async () => new Uint8Array([...(await pdfFile()), ...program()]), 'broken'],
    ['half of it', async () => (await pdfFile({ pages: 20 })).slice(0, 400), 'broken'],
    ['noise in it', async () => new Uint8Array([...Buffer.from('%PDF-1.7\n'), ...randomBytes(4000), ...Buffer.from('\n%%EOF')]), 'broken'],
  ])('is refused when it is %s', async (_, make, fault) => {
    expect(await faultOf(await make())).toBe(fault);
  });

  it('that unpacks to more than a PDF may is refused', async () => {
    const packed = deflateSync(new Uint8Array(64 * 1024 * 1024));
    const head = `9 0 obj\n<< /Type /ObjStm /N 1 /First 4 /Filter /FlateDecode /Length ${packed.length} >>\nstream\n`;
    const bomb = text(await pdfFile({ compressed: false })).replace(
      '\nxref\n',
      () => `\n${head}${packed.toString('latin1')}\nendstream\nendobj\n\nxref\n`,
    );
    expect(await faultOf(new Uint8Array(Buffer.from(bomb, 'latin1')))).toBe('broken');
  });
});

describe('a picture', () => {
  it('is drawn anew, upright and without what it said of its maker', async () => {
    const sent = await picture('jpeg', 60, 40);
    expect((await sharp(sent).metadata()).exif).toBeDefined();
    const redrawn = await evidenceReader.redraw(sent, 'image/jpeg');
    const kept = redrawn.ok ? await sharp(redrawn.value).metadata() : expect.fail('it is a picture');
    expect([kept.format, kept.width, kept.height, kept.exif]).toEqual(['jpeg', 60, 40, undefined]);
  });

  it('of more than forty million points is refused by its head alone', async () => {
    const since = performance.now();
    expect(await evidenceReader.redraw(await pngHead(30_000, 30_000), 'image/png')).toEqual({ ok: false, problem: 'picture-too-large' });
    expect(performance.now() - since).toBeLessThan(2_000);
  });

  it('that is cut off is refused', async () => {
    const whole = await sharp(randomBytes(300 * 300 * 3), { raw: { width: 300, height: 300, channels: 3 } })
      .jpeg()
      .toBuffer();
    expect(await evidenceReader.redraw(new Uint8Array(whole.subarray(0, 4000)), 'image/jpeg')).toEqual({ ok: false, problem: 'broken' });
  });

  it('of one kind under the name of another is refused', async () => {
    expect(await evidenceReader.redraw(await picture('png', 10, 10), 'image/jpeg')).toEqual({ ok: false, problem: 'wrong-type' });
  });
});

/** A small PNG whose head claims to be of any size. */
async function pngHead(width: number, height: number): Promise<Uint8Array> {
  const bytes = Buffer.from(await picture('png', 4, 4));
  bytes.writeUInt32BE(width, 16);
  bytes.writeUInt32BE(height, 20);
  bytes.writeUInt32BE(crc32(bytes.subarray(12, 29)), 29);
  return new Uint8Array(bytes);
}
