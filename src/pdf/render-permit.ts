import type { PermitContent } from '@/domain/permit/permit';
import { invariant } from '@/domain/shared/invariant';
import type { PlacedBox } from '@/domain/verification/printed-document';
import { qrMatrix } from '@/qr/image';
import { layOut as layOut202601 } from './editions/2026-01/edition';
import { layOut as layOut202602 } from './editions/2026-02/edition';
import { paint } from './sheet/paint';
import { type Booklet, PAGE } from './sheet/sheet';

/** What stands on a permit beside its content. */
export interface RenderOptions {
  /** The text of the QR (decisions §7). Null for a draft, which is a SPECIMEN without number and code, and for a copy. */
  readonly qrText: string | null;
  /** A COPY of an issued permit for somebody's files (Convention, Art. VI.4): its number, and nothing that could be checked. */
  readonly copy?: true;
  /** Where a reader without a camera checks the permit, in words. */
  readonly checkAddress: string;
}

type LayOut = typeof layOut202601;

/** Every edition that ever drew a permit. One is never edited once permits were issued with it: a permit must redraw alike for ever. */
const EDITIONS: Readonly<Record<string, LayOut>> = { '2026-01': layOut202601, '2026-02': layOut202602 };

/** Lays a permit out without painting it: where each text of each box stands. */
export function layOutPermit(content: PermitContent, { qrText, copy, checkAddress }: RenderOptions): Booklet {
  const layOut = Object.hasOwn(EDITIONS, content.edition) ? EDITIONS[content.edition] : undefined;
  invariant(layOut, `no edition ${content.edition} of the form`);
  if (qrText === null) return layOut(content, { kind: copy ? 'copy' : 'specimen' }, checkAddress);
  const qr = qrMatrix(qrText);
  invariant(qr.ok, 'the text of the QR was made to fit version 18');
  return layOut(content, { kind: 'original', qr: qr.value }, checkAddress);
}

/**
 * Draws a permit on the standard form (Res. Conf. 12.3, Annex 2) as PDF, unsealed. The same content and options give the same bytes in
 * every process, so that what a crash interrupted can be drawn again.
 */
export const renderPermit = async (content: PermitContent, options: RenderOptions): Promise<Uint8Array> =>
  paint(layOutPermit(content, options));

/** Where each text of each box stands, counted as in a PDF: from the lower left corner. */
export const placedBoxes = (content: PermitContent, options: RenderOptions): readonly PlacedBox[] =>
  layOutPermit(content, options).sheets.flatMap((sheet, index) =>
    sheet.texts.map(({ x, y, box }) => ({ page: index + 1, x, y: PAGE.height - y, box })),
  );
