import type { QrMatrix } from '@/qr/image';
import type { Face } from '../text/printable';

/** A4 in points. All layout counts from the top left corner, down. */
export const PAGE = { width: 595.28, height: 841.89 } as const;

/** Colours as `r g b` of a PDF operator; all are told apart in grey as well. */
export const INK = '0.078 0.129 0.106';
export const GREY = '0.31 0.37 0.34';
export const FOREST = '0.043 0.31 0.235';
export const OCHRE = '0.604 0.29 0';
export const WHITE = '1 1 1';

/**
 * What a text is: `data` is the permit's own word and is never below 8 pt; `label` and `translation` explain it; `mark` is part of
 * the security drawing and may lie under other text.
 */
export type TextRole = 'data' | 'label' | 'translation' | 'mark';

/** One line of text at its baseline. */
export interface TextItem {
  readonly box: string;
  readonly role: TextRole;
  readonly face: Face;
  readonly size: number;
  readonly x: number;
  readonly y: number;
  readonly text: string;
  readonly colour: string;
  /** Degrees, counter-clockwise. */
  readonly turn?: number;
}

/** A line or an area. `ops` are PDF path operators from the page's top left corner, y down. */
export interface ShapeItem {
  readonly ops: string;
  readonly stroke?: { readonly colour: string; readonly width: number; readonly dash?: string };
  readonly fill?: string;
}

/** A page as a list of what stands on it: pure data, so that a test can ask where each text is. */
export interface Sheet {
  readonly kind: 'first' | 'continuation' | 'crossings' | 'annex';
  readonly shapes: ShapeItem[];
  readonly texts: TextItem[];
  /** Place of the QR: the white patch with its quiet zone. */
  qr: { readonly x: number; readonly y: number; readonly side: number } | null;
}

/** A picture on the first page: a PNG, within a box that it fills as far as its shape allows. */
export interface Picture {
  readonly png: Uint8Array;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** A whole permit, ready to be painted. */
export interface Booklet {
  readonly sheets: readonly Sheet[];
  readonly qr: QrMatrix | null;
  /** What the security drawing is drawn from. */
  readonly drawingSeed: string;
  readonly drawing: readonly ShapeItem[];
  readonly title: string;
  readonly dated: string;
  /** The logo of a letter. */
  readonly picture?: Picture | null;
  /** English unless said otherwise: the form of a permit is in three languages, English first. */
  readonly language?: string;
}

/** An empty page. */
export const newSheet = (kind: Sheet['kind']): Sheet => ({ kind, shapes: [], texts: [], qr: null });

const n = (value: number): string => String(Math.round(value * 100) / 100);

/** A straight rule. */
export function rule(sheet: Sheet, x1: number, y1: number, x2: number, y2: number, width = 0.6, dash?: string): void {
  sheet.shapes.push({ ops: `${n(x1)} ${n(y1)} m ${n(x2)} ${n(y2)} l`, stroke: { colour: INK, width, ...(dash ? { dash } : {}) } });
}

/** The frame of a box. */
export function frame(sheet: Sheet, x: number, y: number, width: number, height: number, line = 0.6): void {
  sheet.shapes.push({ ops: `${n(x)} ${n(y)} ${n(width)} ${n(height)} re`, stroke: { colour: INK, width: line } });
}

/** An area of one colour, without a frame. */
export function area(sheet: Sheet, x: number, y: number, width: number, height: number, fill: string): void {
  sheet.shapes.push({ ops: `${n(x)} ${n(y)} ${n(width)} ${n(height)} re`, fill });
}

const K = 0.5523;

/** A circle of four curves. */
export function circle(sheet: Sheet, cx: number, cy: number, r: number, width: number, colour: string, dash?: string): void {
  const k = r * K;
  const ops =
    `${n(cx + r)} ${n(cy)} m ${n(cx + r)} ${n(cy + k)} ${n(cx + k)} ${n(cy + r)} ${n(cx)} ${n(cy + r)} c ` +
    `${n(cx - k)} ${n(cy + r)} ${n(cx - r)} ${n(cy + k)} ${n(cx - r)} ${n(cy)} c ` +
    `${n(cx - r)} ${n(cy - k)} ${n(cx - k)} ${n(cy - r)} ${n(cx)} ${n(cy - r)} c ` +
    `${n(cx + k)} ${n(cy - r)} ${n(cx + r)} ${n(cy - k)} ${n(cx + r)} ${n(cy)} c h`;
  sheet.shapes.push({ ops, stroke: { colour, width, ...(dash ? { dash } : {}) } });
}

/** A box to tick, ticked or not. */
export function tickBox(sheet: Sheet, x: number, y: number, side: number, ticked: boolean): void {
  area(sheet, x, y, side, side, WHITE);
  frame(sheet, x, y, side, side, 0.8);
  if (!ticked) return;
  const ops = `${n(x + side * 0.18)} ${n(y + side * 0.52)} m ${n(x + side * 0.42)} ${n(y + side * 0.78)} l ${n(x + side * 0.86)} ${n(y + side * 0.14)} l`;
  sheet.shapes.push({ ops, stroke: { colour: INK, width: 1.7 } });
}
