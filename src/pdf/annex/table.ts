import { LEFT, PAD } from '../editions/2026-01/geometry';
import type { Label } from '../editions/2026-01/labels';
import type { Paragraph } from '../sheet/fit';
import { rule, type Sheet } from '../sheet/sheet';
import { LABEL, SMALL, type Style, writeAt, writeRight } from '../sheet/write';
import { wrap } from '../text/wrap';

/** Where on which sheet the next row goes, and how a new sheet is begun. */
export interface Flow {
  sheet: Sheet;
  y: number;
  readonly bottom: number;
  /** What a sheet has between its head and `bottom`. */
  readonly sheetHeight: number;
  /** Begins a sheet: sets `sheet`, and `y` below its head. */
  readonly turn: () => void;
}

/** A column of a table. */
export interface Column {
  readonly width: number;
  readonly label: Label;
}

/** What stands in one cell, set at the right edge where it is a figure. */
export interface Cell {
  readonly paragraphs: readonly Paragraph[];
  readonly isFigure?: true;
}

interface SetLine {
  readonly style: Style;
  readonly text: string;
}

/** Every line of a table is as high, so that the cells of a row can go on together on the next sheet. */
const LINE = 10;
const GAP = 3;
const HEADING = 25;
/** Fewer lines than these are not left alone at the foot of a sheet. */
const FEWEST = 3;

/** The left edge of each column, and the right edge of the last. */
function edges(columns: readonly Column[]): readonly number[] {
  const xs = [LEFT];
  for (const { width } of columns) xs.push((xs.at(-1) ?? LEFT) + width);
  return xs;
}

function drawHeading(flow: Flow, columns: readonly Column[]): void {
  const { sheet, y } = flow;
  const xs = edges(columns);
  columns.forEach(({ label: { box, en, fr, es } }, index) => {
    const x = (xs[index] ?? LEFT) + PAD - 1;
    writeAt(sheet, 'label annex', { ...LABEL, size: 5.4 }, x, y + 7.6, box === '' ? en : `${box} ${en}`);
    [fr, es].forEach((text, row) => {
      writeAt(sheet, 'label annex', SMALL, x, y + 14.2 + row * 6, text);
    });
  });
  drawUprights(flow, columns, HEADING);
  flow.y += HEADING;
  rule(sheet, xs[0] ?? LEFT, flow.y, xs.at(-1) ?? LEFT, flow.y, 0.6);
}

function drawUprights({ sheet, y }: Flow, columns: readonly Column[], height: number): void {
  for (const x of edges(columns).slice(1, -1)) rule(sheet, x, y, x, y + height, 0.3);
}

function setCell({ paragraphs }: Cell, width: number): readonly SetLine[] {
  return paragraphs.flatMap(({ style, text }) => wrap(style.face, text, style.size, width).map((line) => ({ style, text: line })));
}

function drawPart(
  flow: Flow,
  columns: readonly Column[],
  cells: readonly Cell[],
  set: readonly (readonly SetLine[])[],
  from: number,
  to: number,
): void {
  const { sheet, y } = flow;
  const xs = edges(columns);
  const height = (to - from) * LINE + 2 * GAP;
  drawUprights(flow, columns, height);
  set.forEach((lines, index) => {
    const left = (xs[index] ?? LEFT) + PAD - 1;
    const right = (xs[index + 1] ?? LEFT) - PAD + 1;
    lines.slice(from, to).forEach(({ style, text }, row) => {
      const baseline = y + GAP + row * LINE + 7.4;
      if (cells[index]?.isFigure) writeRight(sheet, 'annex', style, right, baseline, text);
      else writeAt(sheet, 'annex', style, left, baseline, text);
    });
  });
  flow.y += height;
  rule(sheet, xs[0] ?? LEFT, flow.y, xs.at(-1) ?? LEFT, flow.y, 0.3);
}

/** Draws a table over as many sheets as it takes, its headings anew on each; a row longer than a sheet goes on on the next. */
export function drawTable(flow: Flow, columns: readonly Column[], rows: readonly (readonly Cell[])[]): void {
  const linesIn = (height: number): number => Math.floor((height - 2 * GAP) / LINE);
  const room = (): number => linesIn(flow.bottom - flow.y);
  if (flow.bottom - flow.y < HEADING + (FEWEST + 1) * LINE) flow.turn();
  drawHeading(flow, columns);
  for (const cells of rows) {
    const set = cells.map((cell, index) => setCell(cell, (columns[index]?.width ?? 0) - 2 * PAD + 2));
    const count = Math.max(1, ...set.map((lines) => lines.length));
    for (let from = 0; from < count; ) {
      const rest = count - from;
      const isBetterWhole = from === 0 && count > room() && count <= linesIn(flow.sheetHeight - HEADING);
      if (room() < Math.min(rest, FEWEST) || isBetterWhole) {
        flow.turn();
        drawHeading(flow, columns);
      }
      const to = Math.min(count, from + room());
      drawPart(flow, columns, cells, set, from, to);
      from = to;
    }
  }
}
