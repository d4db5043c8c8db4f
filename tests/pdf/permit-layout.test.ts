import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PermitContent } from '@/domain/permit/permit';
import type { Quantity } from '@/domain/shared/quantity';
import { layOutPermit } from '@/pdf/render-permit';
import { type Booklet, newSheet, rule } from '@/pdf/sheet/sheet';
import { DATA, writeAt } from '@/pdf/sheet/write';
import { CHECK_ADDRESS, QR_TEXT, SAMPLES, sample } from '../golden/pdf/samples';
import { crossings, overlaps, strays, tooSmall } from './page-checks';

const lay = (content: PermitContent, qrText: string | null = QR_TEXT): Booklet =>
  layOutPermit(content, { qrText, checkAddress: CHECK_ADDRESS });
const faults = (booklet: Booklet) =>
  booklet.sheets.map((sheet) => ({
    overlaps: overlaps(sheet),
    strays: strays(sheet),
    crossings: crossings(sheet),
    tooSmall: tooSmall(sheet),
  }));
const clean = (booklet: Booklet) => booklet.sheets.map(() => ({ overlaps: [], strays: [], crossings: [], tooSmall: [] }));
const drawn = (booklet: Booklet, box: RegExp): string =>
  booklet.sheets.flatMap((sheet) => sheet.texts.filter((item) => box.test(item.box)).map((item) => item.text)).join(' ');

/** Every free text of the content set to the same one. */
function withText(text: string): PermitContent {
  const base = sample('four-lines').content;
  const party = { name: text, latinName: text, address: [text, text], latinAddress: [text], country: 'XA' };
  return {
    ...base,
    form: 'OTHER',
    otherTitle: text,
    exporter: party,
    importer: party,
    specialConditions: [text],
    markings: [text],
    securityStampNumber: text,
    managementAuthority: { name: text, address: [text], country: 'XA' },
    issue: { ...base.issue, by: text, title: text, place: text },
    lines: base.lines.map((line) => ({
      ...line,
      scientificName: text,
      commonName: text,
      description: text,
      marks: [text],
      annotation: text,
      quota: { exportedToDate: text, limit: text },
      origin: { country: 'TG', permitNumber: text, issuedOn: base.issuedOn },
      lastReExport: { country: 'TG', permitNumber: text, issuedOn: base.issuedOn },
      operationNumber: text,
    })),
  };
}

describe('the checks of a page', () => {
  it('see a text over another, through a rule, off the page and too small', () => {
    const sheet = newSheet('first');
    writeAt(sheet, '4', DATA, 100, 300, 'Élevage Savane');
    writeAt(sheet, '5', { ...DATA, size: 7 }, 120, 303, 'Special conditions');
    writeAt(sheet, '6', DATA, 560, 500, 'Management Authority');
    rule(sheet, 110, 280, 110, 320);
    expect(overlaps(sheet)).toEqual(['4: "Élevage Savane" over 5: "Special conditions"']);
    expect(crossings(sheet)).toEqual(['4: "Élevage Savane" through 110 280 110 320']);
    expect(strays(sheet)).toEqual(['6: "Management Authority"']);
    expect(tooSmall(sheet)).toEqual(['5: "Special conditions"']);
  });
});

describe('the layout of a permit', () => {
  it.each(SAMPLES)('keeps every text of "$name" in its box and apart from every other', ({ content, preview }) => {
    const booklet = lay(content, preview ? null : QR_TEXT);
    expect(faults(booklet)).toEqual(clean(booklet));
  });

  it.each([
    ['line breaks', 'first\nsecond\r\nthird\tfourth\u2028fifth\u0000sixth'],
    ['a right-to-left override', 'Python\u202Eregius\u2066\u200F'],
    ['five thousand characters in words', 'NOT VALID FOR '.repeat(357)],
    ['five thousand characters without a space', 'W'.repeat(5000)],
    ['PDF operators', '(Tj) ET Q % \\) >> endstream <</JS>>'],
    ['a script that runs from right to left', 'نص طويل جدا'.repeat(40)],
    ['marks that stack', `a${'\u0301'.repeat(200)}`],
    ['lone surrogates', '\uD800x\uDC00'],
    ['nothing', ''],
    ['spaces', '   \u00A0\u3000 '],
    ['emoji', '🐍 python 👩‍🔬'],
  ])('survives %s in every field', (_, text) => {
    const booklet = lay(withText(text));
    expect(faults(booklet)).toEqual(clean(booklet));
  });

  it('survives any text in every field', { timeout: 60_000 }, () => {
    const anyText = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 300 }),
      fc.string({ unit: 'grapheme', maxLength: 120 }),
      fc.lorem({ maxCount: 60 }),
    );
    fc.assert(
      fc.property(anyText, (text) => {
        const booklet = lay(withText(text));
        expect(faults(booklet)).toEqual(clean(booklet));
      }),
      { numRuns: 60, seed: 1973 },
    );
  });

  it('draws no character that turns the direction of a text', () => {
    expect(drawn(lay(withText('Python\u202Eregius')), /./)).not.toMatch(/[\u202A-\u202E\u2066-\u2069\u200E\u200F]/u);
  });

  it('prints a quantity whole or sends it whole to the annex, never a part of it', () => {
    const base = sample('one-line').content;
    const long = '9'.repeat(40) as Quantity;
    const booklet = lay({ ...base, lines: base.lines.map((line) => ({ ...line, quantity: long })) });
    expect(drawn(booklet, /^A 11$/)).toMatch(/^→ annex 1/);
    expect(drawn(booklet, /^annex$/)).toContain(long);
  });

  it('puts the markings before the special conditions', () => {
    const { content } = sample('replacement');
    const box = drawn(lay({ ...content, markings: content.markings.slice(0, 1) }), /^5$/);
    expect(box).toMatch(/^REPLACEMENT of 26XA000123\/EX.*Valid for one consignment\. Quota figures include this permit\.$/);
  });

  it('keeps every line of a replacement at its letter, and strikes out those of which its original has nothing left', () => {
    const { content } = sample('seven-lines');
    const places = (lines: PermitContent['lines']) =>
      lay({ ...content, lines })
        .sheets.flatMap((sheet) => sheet.texts)
        .flatMap(({ box, x, y, text }) => (/^[AC] 11$/.test(box) ? [[box, x, y, text]] : []));
    const left = content.lines.filter(({ position }) => position !== 2);
    expect(places(left)).toEqual(places(content.lines));
    expect(drawn(lay({ ...content, lines: left }), /^B \d/)).toBe('');
  });

  it('draws the Latin line in place of a script that needs shaping, and says so', () => {
    const booklet = lay(sample('many-scripts').content);
    expect(drawn(booklet, /^4$/)).toMatch(/^Al-Waha Wildlife Company .*Latin form; original script in the register/);
    expect(drawn(booklet, /./)).not.toMatch(/\p{Script=Arabic}/u);
  });

  it('says in three languages that a name without a Latin line is in the register', () => {
    const text = drawn(lay(sample('no-latin-line').content), /^4$/);
    expect(text).toContain('[name in another script: see register]');
    expect(text).toContain('[nom dans une autre écriture : voir le registre]');
    expect(text).toContain('[nombre en otra escritura: véase el registro]');
  });

  it('gives a preview no number, no code and no QR, and marks each of its pages', () => {
    const { content } = sample('specimen-preview');
    const booklet = lay(content, null);
    const all = booklet.sheets.flatMap((sheet) => sheet.texts.map((item) => item.text)).join(' ');
    expect(all).not.toContain(content.permitNumber);
    expect(all).not.toContain(content.checkCode.slice(0, 4));
    expect(all).not.toContain('ORIGINAL');
    expect(all).not.toContain('Signed electronically');
    expect(booklet.sheets.map((sheet) => ({ qr: sheet.qr, marked: sheet.texts.some((item) => item.box === 'specimen') }))).toEqual(
      booklet.sheets.map(() => ({ qr: null, marked: true })),
    );
  });

  it('puts lines E and following on pages that carry number, date of issue, authority, QR and their place', () => {
    const { content } = sample('seven-lines');
    const booklet = lay(content);
    const [, second] = booklet.sheets;
    const texts = second?.texts.map((item) => item.text) ?? [];
    for (const text of [
      content.permitNumber,
      content.issue.on,
      content.managementAuthority.name,
      'Lines E–G of 7 lines in total',
      'Page 2 of 2',
    ])
      expect(texts).toContain(text);
    expect(second?.qr).not.toBeNull();
    expect(drawn(booklet, /^1 pages$/)).toContain('2 pages, 7 lines');
  });

  it('lays out two hundred lines', () => {
    const base = sample('one-line').content;
    const [first] = base.lines;
    if (!first) throw new Error('the sample has a line');
    const booklet = lay({ ...base, lines: Array.from({ length: 200 }, (_, index) => ({ ...first, position: index + 1 })) });
    expect(booklet.sheets).toHaveLength(34);
    expect(drawn(booklet, /^letter GR$/)).toBe('GR');
  });

  it('strikes through the blocks that have no line', () => {
    const dashes = (name: string) => lay(sample(name).content).sheets[0]?.shapes.filter(({ stroke }) => stroke?.dash === '4 2.5').length;
    expect(dashes('one-line')).toBe(9);
    expect(dashes('four-lines')).toBe(0);
  });
});
