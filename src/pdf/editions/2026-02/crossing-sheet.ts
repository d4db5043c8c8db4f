import { DOCUMENT_TYPE_LAW } from '@/domain/codes/document-type';
import { newSheet, rule, type Sheet } from '../../sheet/sheet';
import { LABEL, SMALL, writeAt, writeCentred, writeOwn } from '../../sheet/write';
import type { Desk } from '../2026-01/desk';
import { drawBelonging } from '../2026-01/further-pages';
import { LEFT, PAD, RIGHT, ROW } from '../2026-01/geometry';
import type { Label } from '../2026-01/labels';

/** Crossings on one sheet; when it is full, the authority issues a replacement with a fresh one. */
const CROSSINGS = 12;
const CAPTIONS = 30;
const NOTES = 36;

const COLUMNS: readonly { readonly width: number; readonly label: Omit<Label, 'box'> }[] = [
  { width: 22, label: { en: 'No.', fr: '', es: '' } },
  { width: 66, label: { en: 'DATE', fr: 'Date', es: 'Fecha' } },
  { width: 112, label: { en: 'COUNTRY, BORDER POST', fr: 'Pays, poste frontière', es: 'País, puesto fronterizo' } },
  { width: 62, label: { en: 'OUT · IN', fr: 'Sortie · entrée', es: 'Salida · entrada' } },
  { width: 96, label: { en: 'LINES, QUANTITY', fr: 'Lignes, quantité', es: 'Líneas, cantidad' } },
  { width: 183.28, label: { en: 'SIGNATURE, OFFICIAL STAMP AND TITLE', fr: 'Signature, cachet et titre', es: 'Firma, sello y cargo' } },
];

const EXTENT = 'Crossing sheet: part of this document · Feuille de passages · Hoja de cruces';

const NOTES_TEXT = [
  'One row for each crossing, filled in, signed and stamped by the inspecting official of the State that is left and of the State that is entered. The specimens stay in the same ownership and are neither sold nor otherwise transferred abroad.',
  'Une ligne par passage, remplie, signée et tamponnée par le fonctionnaire de l’État quitté et par celui de l’État où l’on entre. Les spécimens restent au même propriétaire ; ni vente ni cession à l’étranger.',
  'Una línea por cada cruce, rellenada, firmada y sellada por el funcionario del Estado de salida y por el del Estado de entrada. Los especímenes siguen siendo del mismo propietario; no se venden ni ceden en el extranjero.',
] as const;

function drawTable(sheet: Sheet, top: number, bottom: number): void {
  const rowsTop = top + CAPTIONS;
  const height = (bottom - rowsTop) / CROSSINGS;
  let x = LEFT;
  for (const { width, label } of COLUMNS) {
    writeAt(sheet, 'label crossing', { ...LABEL, size: 5.4 }, x + PAD - 1, top + 9, label.en);
    [label.fr, label.es].forEach((text, index) => {
      writeAt(sheet, 'label crossing', SMALL, x + PAD - 1, top + 16.5 + index * 6.4, text);
    });
    if (x > LEFT) rule(sheet, x, top, x, bottom, 0.4);
    x += width;
  }
  for (let row = 0; row < CROSSINGS; row++) {
    const y = rowsTop + row * height;
    rule(sheet, LEFT, y, RIGHT, y, row === 0 ? 0.6 : 0.3);
    writeCentred(sheet, 'crossing', { ...LABEL, size: 8, role: 'label' }, LEFT + 11, y + height / 2 + 2.9, String(row + 1));
  }
  rule(sheet, LEFT, bottom, RIGHT, bottom, 0.6);
}

/**
 * The sheet for the stamps of each crossing, part of a certificate that serves for several: travelling exhibitions, personal ownership,
 * musical instruments, sample collections (Res. Conf. 12.3, 16.8; Reg. (EC) 865/2006, art. 44h(2)). None for a single consignment.
 */
export function crossingPages(desk: Desk, pages: string): readonly Sheet[] {
  if (DOCUMENT_TYPE_LAW[desk.content.documentType].use === 'single') return [];
  const sheet = newSheet('crossings');
  drawBelonging(desk, sheet, EXTENT, pages);
  const top = ROW.conditions;
  drawTable(sheet, top, ROW.foot - NOTES);
  let y = ROW.foot - NOTES + 2;
  for (const note of NOTES_TEXT) y = writeOwn(sheet, 'label crossing notes', SMALL, LEFT + PAD, y, RIGHT - LEFT - 2 * PAD, note);
  return [sheet];
}
