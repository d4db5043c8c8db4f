import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AnnexStatement } from '@/domain/permit/endorsement-annex';
import { layOutAnnex } from '@/pdf/annex/render-annex';
import { ANNEXES, annex } from '../golden/pdf/annex-samples';
import { CHECK_ADDRESS } from '../golden/pdf/samples';
import { crossings, overlaps, strays, tooSmall } from './page-checks';

const faults = (statement: AnnexStatement) =>
  layOutAnnex(statement, CHECK_ADDRESS).sheets.flatMap((sheet) => [
    ...overlaps(sheet),
    ...strays(sheet),
    ...crossings(sheet),
    ...tooSmall(sheet),
  ]);
const textsOf = (statement: AnnexStatement) =>
  layOutAnnex(statement, CHECK_ADDRESS).sheets.map((sheet) => sheet.texts.map(({ text }) => text));

describe('the layout of the annex to box 14', () => {
  it.each(ANNEXES)('keeps every text of "$name" in its place and apart from every other', ({ statement }) => {
    expect(faults(statement)).toEqual([]);
  });

  it('tells every entry once, over as many sheets as it takes', () => {
    const texts = textsOf(annex('annex-long'));
    expect(texts.length).toBeGreaterThan(2);
    const references = texts.flat().filter((text) => /^E-\d+$/.test(text));
    expect(references).toEqual(annex('annex-long').entries.map(({ reference }) => reference));
  });

  it('goes on with an entry that is longer than a sheet, and loses no line of it', () => {
    const texts = textsOf(annex('annex-many-lines')).flat();
    for (const letter of ['A', 'Z', 'AA', 'GR']) expect(texts.filter((text) => text === `${letter}  40`)).toHaveLength(1);
  });

  it('carries number, date of issue, authority and its place on each sheet, so that none can be joined to another permit', () => {
    const { content } = annex('annex-long');
    const texts = textsOf(annex('annex-long'));
    for (const [index, sheet] of texts.entries())
      for (const text of [content.permitNumber, content.issue.on, content.managementAuthority.name, `Page ${index + 1} of ${texts.length}`])
        expect(sheet).toContain(text);
  });

  it('names the hash of the issued file and the head of the log', () => {
    const { pdfSha256, checkpoint } = annex('annex-corrected');
    expect(textsOf(annex('annex-corrected'))[0]).toEqual(
      expect.arrayContaining([pdfSha256, checkpoint?.origin, `${checkpoint?.size}  ${checkpoint?.root}`]),
    );
  });

  it('carries no code by which it could be taken for the permit', () => {
    for (const { statement } of ANNEXES) {
      const { sheets, qr } = layOutAnnex(statement, CHECK_ADDRESS);
      expect([qr, ...sheets.map((sheet) => sheet.qr)].every((code) => code === null)).toBe(true);
      expect(sheets.flatMap(({ texts }) => texts.map(({ text }) => text)).join(' ')).not.toMatch(/[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}/);
    }
  });

  it('survives any text of a post, a transport document and an authority', { timeout: 60_000 }, () => {
    const anyText = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 300 }),
      fc.string({ unit: 'grapheme', maxLength: 120 }),
      fc.constantFrom('W'.repeat(5000), 'NOT VALID FOR '.repeat(357), ''),
    );
    const base = annex('annex-corrected');
    fc.assert(
      fc.property(anyText, (text) => {
        const { managementAuthority } = base.content;
        const content = { ...base.content, managementAuthority: { ...managementAuthority, name: text } };
        const entries = base.entries.map((entry) => ({ ...entry, post: text, transportDocument: text }));
        expect(faults({ ...base, content, entries })).toEqual([]);
      }),
      { numRuns: 12, seed: 1973 },
    );
  });
});
