import type { PermitParty } from '@/domain/permit/permit';
import type { Paragraph } from '../../sheet/fit';
import { rule, type Sheet } from '../../sheet/sheet';
import { DATA, SMALL, STRONG, TRANSLATION, writeAt } from '../../sheet/write';
import { cleanText, isLatin, isPrintable } from '../../text/printable';
import { caption } from './captions';
import { codeAndWord, type Desk, fill, otherWords, trilingual, wordsOf } from './desk';
import { LEFT, PAD, QR_LEFT, ROW } from './geometry';
import { LABELS, LATIN_NOTE, OTHER_SCRIPT } from './labels';

const NOTE: Paragraph = { style: SMALL, text: LATIN_NOTE };
const UNKNOWN: readonly Paragraph[] = [
  { style: DATA, text: OTHER_SCRIPT.en },
  { style: TRANSLATION, text: OTHER_SCRIPT.others },
];

interface Said {
  readonly lines: readonly string[];
  /** The Latin lines stand in place of the originals. */
  readonly replaced: boolean;
}

/** What may be drawn of a text and its Latin line: both, one in place of the other, or null when neither can be. */
function drawable(own: readonly string[], latin: readonly string[] | null): Said | null {
  const original = own.map(cleanText).filter((line) => line !== '');
  const romanised = (latin ?? []).map(cleanText).filter((line) => line !== '');
  const latinStands = romanised.length > 0 && romanised.every(isPrintable);
  if (original.every(isPrintable)) {
    const both = latinStands && !original.every(isLatin) && romanised.join() !== original.join();
    return { lines: both ? [...original, ...romanised] : original, replaced: false };
  }
  return latinStands ? { lines: romanised, replaced: true } : null;
}

/** A party's name, address and country, address line by line or run together. */
function partyParagraphs(desk: Desk, party: PermitParty, joined: boolean): readonly Paragraph[] {
  const name = drawable([party.name], party.latinName === null ? null : [party.latinName]);
  const address = drawable(party.address, party.latinAddress);
  const country = codeAndWord(desk, 'country', party.country);
  const whereabouts = address ? (joined ? [[...address.lines, country].join(', ')] : [...address.lines, country]) : [country];
  return [
    ...(name ? name.lines.map((text, index): Paragraph => ({ style: index === 0 ? STRONG : DATA, text })) : UNKNOWN),
    ...(address || !name ? [] : UNKNOWN),
    ...whereabouts.map((text): Paragraph => ({ style: DATA, text })),
    ...(name?.replaced || address?.replaced ? [NOTE] : []),
  ];
}

/** Boxes 3, 3a and 4. */
export function drawParties(desk: Desk, sheet: Sheet): void {
  const { content } = desk;
  const width = (QR_LEFT - LEFT) / 2;
  const middle = LEFT + width;
  const countryTop = ROW.parties + 54.4;
  rule(sheet, middle, ROW.parties, middle, ROW.conditions);
  rule(sheet, LEFT, countryTop, middle, countryTop);

  const importerTop = caption(sheet, LABELS.importer, LEFT, ROW.parties, width);
  const importer = { x: LEFT + PAD, y: importerTop, width: width - 2 * PAD, height: countryTop - importerTop - 1.5 };
  fill(
    desk,
    sheet,
    '3',
    'Box 3, importer',
    importer,
    partyParagraphs(desk, content.importer, false),
    partyParagraphs(desk, content.importer, true),
  );

  const importTop = caption(sheet, LABELS.countryOfImport, LEFT, countryTop, width);
  const country = { x: LEFT + PAD, y: importTop - 1, width: width - 2 * PAD, height: ROW.conditions - importTop };
  const words = wordsOf(desk, 'country', content.countryOfImport);
  const names = [codeAndWord(desk, 'country', content.countryOfImport), otherWords(words)].filter((word) => word !== '').join(' · ');
  fill(
    desk,
    sheet,
    '3a',
    'Box 3a, country of import',
    country,
    [{ style: STRONG, text: names, atomic: true }],
    trilingual(desk, 'country', content.countryOfImport, STRONG),
    [{ style: DATA, text: codeAndWord(desk, 'country', content.countryOfImport) }],
  );

  const exporterTop = caption(sheet, LABELS.exporter, middle, ROW.parties, width);
  const signatureTop = ROW.conditions - 17;
  const exporter = { x: middle + PAD, y: exporterTop, width: width - 2 * PAD, height: signatureTop - exporterTop - 1 };
  fill(
    desk,
    sheet,
    '4',
    'Box 4, exporter or re-exporter',
    exporter,
    partyParagraphs(desk, content.exporter, false),
    partyParagraphs(desk, content.exporter, true),
  );
  const { en, fr, es } = LABELS.applicantSignature;
  const label = `${en} · ${fr} · ${es}`;
  writeAt(sheet, 'label 4', SMALL, middle + PAD, ROW.conditions - 2.5, label);
  rule(sheet, middle + PAD, ROW.conditions - 8.5, middle + width - PAD, ROW.conditions - 8.5, 0.4, '0.5 1.5');
}
