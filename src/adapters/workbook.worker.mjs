/**
 * Reads a workbook that a stranger sent, or makes an empty one for strangers, in a thread of its own that can be ended. Plain
 * JavaScript, because it is loaded by path and seen by no bundler. A formula is reported as one: what it shows was worked out elsewhere.
 */
import { createRequire } from 'node:module';
import { parentPort, workerData } from 'node:worker_threads';

// The libraries in one file each, which next.config.ts copies beside the server: a thread has no bundle to take them from.
const library = createRequire(import.meta.url);
const { Unzip, UnzipInflate, zipSync } = library('../../node_modules/fflate/umd/index.js');
const { Workbook, ValueType } = library('../../node_modules/exceljs/dist/exceljs.min.js');

const MOST_UNPACKED = 24 * 1024 * 1024;
const MOST_PARTS = 500;
/** So little at a time that the worst of packing swells to what can be thrown away again. */
const PIECE = 16 * 1024;
/** Beyond this many rows a sheet is counted and not read: no application has so many lines. */
const MOST_ROWS = 2_000;
const MOST_COLUMNS = 60;
const LONGEST_CELL = 2_000;
const MACROS = /(^|\/)(vbaProject(Signature)?\.bin|macrosheets\/[^/]*)$/i;

class Refusal extends Error {}

/** What the archive holds, unpacked no further than is allowed, whatever it says of itself. */
function unpacked(bytes) {
  const parts = {};
  let total = 0;
  const unzip = new Unzip((part) => {
    if (MACROS.test(part.name)) throw new Refusal('macros');
    if (Object.keys(parts).length >= MOST_PARTS) throw new Refusal('broken');
    const pieces = [];
    part.ondata = (error, piece, isLast) => {
      if (error) throw error;
      total += piece.length;
      if (total > MOST_UNPACKED) throw new Refusal('broken');
      pieces.push(piece);
      if (isLast) parts[part.name] = Buffer.concat(pieces);
    };
    part.start();
  });
  unzip.register(UnzipInflate);
  for (let at = 0; at < bytes.length; at += PIECE) unzip.push(bytes.subarray(at, at + PIECE), at + PIECE >= bytes.length);
  return parts;
}

const countOf = (part) => part.toString('latin1').match(/<(?:\w+:)?row[\s>/]/g)?.length ?? 0;

function textOf(value) {
  if (value === null || value === undefined) return '';
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? '' : value.toISOString().replace(/T00:00:00\.000Z$/, '');
  if (typeof value === 'number') return String(Number(value.toPrecision(15)));
  if (typeof value !== 'object') return String(value);
  if (value.richText) return value.richText.map(({ text }) => text).join('');
  return value.error ? String(value.error) : textOf(value.text);
}

function cellText(cell) {
  if (cell.type === ValueType.Formula) return `=${cell.formula ?? ''}`;
  // Cells that were merged show one value; their library repeats it in each.
  return cell.type === ValueType.Merge ? '' : textOf(cell.value).slice(0, LONGEST_CELL);
}

function cellsOf(sheet) {
  const rows = [];
  sheet.eachRow((row, number) => {
    if (number > MOST_ROWS) return rows.push(['…']);
    while (rows.length < number - 1) rows.push([]);
    const width = Math.min(row.cellCount, MOST_COLUMNS);
    rows.push(Array.from({ length: width }, (_, index) => cellText(row.getCell(index + 1))));
  });
  return rows;
}

/** The cells of the first sheet that is shown. */
async function read(bytes) {
  const parts = unpacked(bytes);
  if (!parts['xl/workbook.xml'] || !parts['[Content_Types].xml']) throw new Refusal('no-sheet');
  if (/macroEnabled/i.test(parts['[Content_Types].xml'].toString('latin1'))) throw new Refusal('macros');
  const rows = Object.entries(parts).flatMap(([name, part]) => (name.startsWith('xl/worksheets/') ? [countOf(part)] : []));
  const most = Math.max(0, ...rows);
  if (most > MOST_ROWS) return { cells: Array.from({ length: most }, () => ['…']) };
  const workbook = new Workbook();
  await workbook.xlsx.load(zipSync(parts, { level: 0 }));
  const sheet = workbook.worksheets.find(({ state }) => state === 'visible');
  return { cells: sheet ? cellsOf(sheet) : [] };
}

/** Headings to be filled in, every column as text so that no spreadsheet makes a number of a microchip; and what they mean. */
async function make({ title, columns, explanation }) {
  const workbook = new Workbook();
  const sheet = workbook.addWorksheet(title, { views: [{ state: 'frozen', ySplit: 1 }] });
  sheet.columns = columns.map((header) => ({ header, width: 24, style: { numFmt: '@' } }));
  sheet.getRow(1).font = { bold: true };
  const second = workbook.addWorksheet(explanation.title);
  second.columns = explanation.headings.map((header) => ({ header, width: 44 }));
  second.getRow(1).font = { bold: true };
  second.addRows(explanation.rows);
  return { bytes: new Uint8Array(await workbook.xlsx.writeBuffer()) };
}

(workerData instanceof Uint8Array ? read(workerData) : make(workerData)).then(
  (found) => parentPort?.postMessage(found),
  (error) => parentPort?.postMessage({ fault: error instanceof Refusal ? error.message : 'broken' }),
);
