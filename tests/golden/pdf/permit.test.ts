import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { layOutPermit, renderPermit } from '@/pdf/render-permit';
import { cleanText, isPrintable } from '@/pdf/text/printable';
import { acceptedText, differenceFromAccepted } from './accepted';
import { codesOf, rastersOf, textOf, type Word, wordsOf } from './read-pdf';
import { CHECK_ADDRESS, optionsOf, QR_TEXT, SAMPLES, type Sample, sample as sampleNamed } from './samples';

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
const bare = (text: string): string => text.normalize('NFC').replace(/\s+/gu, '');
const round = (value: number): number => Math.round(value * 10) / 10;
/** Draws every sample in a process of its own, last first. */
const PRINT_DIGESTS = `
  import { createHash } from 'node:crypto';
  import { renderPermit } from './src/pdf/render-permit.ts';
  import { optionsOf, SAMPLES } from './tests/golden/pdf/samples.ts';
  for (const sample of [...SAMPLES].reverse()) {
    const pdf = await renderPermit(sample.content, optionsOf(sample));
    console.log(sample.name, createHash('sha256').update(pdf).digest('hex'));
  }
`;
const TOLERATED = 0.00005;

/** Every free text of a permit that the form can draw. */
function permittedTexts({ content }: Sample): readonly string[] {
  const party = [content.exporter, content.importer].flatMap((each) => [
    ...(isPrintable(cleanText(each.name)) ? [each.name] : []),
    ...(each.address.every((line) => isPrintable(cleanText(line))) ? each.address : []),
    ...(each.latinName ? [each.latinName] : []),
    ...(each.latinAddress ?? []),
  ]);
  const lines = content.lines.flatMap((line) => [
    line.scientificName,
    line.commonName ?? '',
    line.description,
    ...line.marks,
    line.quantity,
    line.quota?.exportedToDate ?? '',
    line.quota?.limit ?? '',
    line.operationNumber ?? '',
    line.acquiredOn ?? '',
    ...[line.origin, line.lastReExport].flatMap((document) => [document?.permitNumber ?? '', document?.issuedOn ?? '']),
  ]);
  const { issue, managementAuthority: authority } = content;
  const rest = [
    authority.name,
    ...authority.address,
    issue.by,
    issue.title,
    issue.place,
    issue.on,
    content.validUntil,
    content.securityStampNumber ?? '',
  ];
  return [...party, ...lines, ...rest, ...content.specialConditions, ...content.markings, content.otherTitle ?? ''].filter((text) =>
    isPrintable(cleanText(text)),
  );
}

const inside = (words: readonly Word[]): readonly Word[] =>
  words.filter(({ top, bottom, text }) => bottom - top > 3 && bottom - top < 40 && text !== 'SPECIMEN' && text !== 'COPY');

/** Words of which one lies over the other, by the middle part of their height where the letters are. */
function overlapping(words: readonly Word[]): readonly string[] {
  const cores = inside(words).map((word) => ({
    ...word,
    top: word.top + (word.bottom - word.top) * 0.3,
    bottom: word.bottom - (word.bottom - word.top) * 0.25,
  }));
  return cores.flatMap((a, index) =>
    cores
      .slice(index + 1)
      .filter(
        (b) =>
          a.page === b.page &&
          Math.min(a.right, b.right) - Math.max(a.left, b.left) > 0.3 &&
          Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 0.2,
      )
      .map((b) => `page ${a.page}: ${a.text} over ${b.text}`),
  );
}

describe.each(SAMPLES)('the permit "$name"', (sample) => {
  let pdf: Uint8Array;
  beforeAll(async () => {
    pdf = await renderPermit(sample.content, optionsOf(sample));
  });

  it('has the accepted bytes', () => {
    const digest = `${sha256(pdf)}\n`;
    expect(digest).toBe(acceptedText(`${sample.name}.sha256`, digest));
  });

  it('has the accepted text in each box', () => {
    const { sheets } = layOutPermit(sample.content, optionsOf(sample));
    const everything = sample.name === 'four-lines';
    const now = sheets.map((sheet, index) => ({
      page: index + 1,
      kind: sheet.kind,
      texts: sheet.texts
        .filter(({ role }) => role === 'data' || (everything && role !== 'mark'))
        .map(({ box, x, y, size, face, text }) => `${box} | ${round(x)} ${round(y)} | ${face} ${size} | ${text}`),
    }));
    const json = `${JSON.stringify(now, null, 2)}\n`;
    expect(json).toBe(acceptedText(`${sample.name}.text.json`, json));
  });

  it('looks as accepted', () => {
    const pages = rastersOf(pdf, 110);
    const shares = pages.map((png, index) => differenceFromAccepted(`${sample.name}-${index + 1}.png`, png, TOLERATED));
    expect(shares.filter((share) => share > TOLERATED)).toEqual([]);
  });

  it('shows each word of the layout where the layout put it', () => {
    const words = wordsOf(pdf);
    const missing = layOutPermit(sample.content, optionsOf(sample)).sheets.flatMap((sheet, index) =>
      sheet.texts
        .filter((item) => item.role === 'data')
        .filter(
          (item) =>
            !words.some(
              (word) =>
                word.page === index + 1 &&
                Math.abs(word.left - item.x) < 1 &&
                word.top < item.y &&
                word.bottom > item.y - item.size &&
                bare(item.text).startsWith(bare(word.text).slice(0, 3)),
            ),
        ),
    );
    expect(missing.map(({ box, text }) => `${box}: ${text}`)).toEqual([]);
  });

  it('has no word over another', () => {
    expect(overlapping(wordsOf(pdf))).toEqual([]);
  });

  it('keeps every word on the paper', () => {
    expect(inside(wordsOf(pdf)).filter(({ left, right, top, bottom }) => left < 26 || right > 570 || top < 38 || bottom > 828)).toEqual([]);
  });

  it('gives out every permitted text in full', () => {
    const text = bare(textOf(pdf));
    expect(permittedTexts(sample).filter((each) => !text.includes(bare(cleanText(each))))).toEqual([]);
  });

  it('stays below 150 kB', () => {
    expect(pdf.length).toBeLessThan(150_000);
  });
});

describe.each(['one-line', 'four-lines', 'seven-lines', 'longest-texts'])('the QR of the permit "%s"', (name) => {
  it.each([150, 200])('gives its exact text on every page at %i dpi', async (dpi) => {
    const { content } = sampleNamed(name);
    const pages = rastersOf(await renderPermit(content, { qrText: QR_TEXT, checkAddress: CHECK_ADDRESS }), dpi);
    expect(await Promise.all(pages.map(codesOf))).toEqual(pages.map(() => [QR_TEXT]));
  });
});

describe('a preview', () => {
  it('shows no QR', async () => {
    const { content } = sampleNamed('specimen-preview');
    const pages = rastersOf(await renderPermit(content, { qrText: null, checkAddress: CHECK_ADDRESS }), 150);
    expect(await Promise.all(pages.map(codesOf))).toEqual(pages.map(() => []));
  });
});

describe('a copy', () => {
  it('says COPY on every page, and carries neither QR nor check code nor the word ORIGINAL', async () => {
    const copy = sampleNamed('copy');
    const pdf = await renderPermit(copy.content, optionsOf(copy));
    const pages = rastersOf(pdf, 150);
    expect(await Promise.all(pages.map(codesOf))).toEqual(pages.map(() => []));
    const words = wordsOf(pdf);
    for (const page of pages.keys())
      expect(words.filter(({ page: on, text }) => on === page + 1 && text === 'COPY').length).toBeGreaterThan(1);
    expect(textOf(pdf)).not.toMatch(/ORIGINAL|[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}/);
  });
});

describe('a document for one consignment', () => {
  it('has no sheet for crossings', () => {
    const { content } = sampleNamed('one-line');
    const { sheets } = layOutPermit({ ...content, edition: '2026-02' }, { qrText: QR_TEXT, checkAddress: CHECK_ADDRESS });
    expect(sheets.map(({ kind }) => kind)).toEqual(['first']);
  });
});

describe('drawing a permit', () => {
  it('gives the same bytes in another process, in another order', async () => {
    const elsewhere = execFileSync(process.execPath, ['--import', 'tsx', '--input-type=module', '--eval', PRINT_DIGESTS], {
      encoding: 'utf8',
    });
    const here = await Promise.all(
      SAMPLES.map(async (each) => `${each.name} ${sha256(await renderPermit(each.content, optionsOf(each)))}`),
    );
    expect(elsewhere.trim().split('\n').sort()).toEqual(here.sort());
  });
});
