import type { UploadFault } from '../evidence/upload-fault';
import { fail, ok, type Result } from '../shared/result';

/** A file that holds a sheet: a workbook, or plain text with its cells parted. */
export type SheetKind = 'workbook' | 'text';

/** What a file picker is told. */
export const ACCEPTED_SHEETS = '.xlsx,.csv,.tsv,.txt,text/csv,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

const TEXTS = ['csv', 'tsv', 'txt'];
const WITH_MACROS = ['xlsm', 'xltm', 'xlsb', 'xlam'];
const OF_OTHERS = ['xls', 'xlt', 'ods', 'fods', 'numbers'];

const ARCHIVE = [0x50, 0x4b, 0x03, 0x04];
/** The container of Excel before 2007, in which a workbook with a password is still wrapped. */
const OLD_CONTAINER = [0xd0, 0xcf, 0x11, 0xe0];
const ENCRYPTED = Array.from('EncryptedPackage', (letter) => [letter.charCodeAt(0), 0]).flat();
const UTF_16 = [0xff, 0xfe];

const standsAt = (bytes: Uint8Array, at: number, wanted: readonly number[]): boolean =>
  wanted.every((byte, index) => bytes[at + index] === byte);

function holds(bytes: Uint8Array, wanted: readonly number[]): boolean {
  for (let at = bytes.indexOf(wanted[0] ?? 0); at !== -1; at = bytes.indexOf(wanted[0] ?? 0, at + 1))
    if (standsAt(bytes, at, wanted)) return true;
  return false;
}

/** Signs that no text has; tabs and ends of lines are part of one. */
const isText = (bytes: Uint8Array): boolean =>
  standsAt(bytes, 0, UTF_16) || !bytes.some((byte) => byte < 0x20 && byte !== 0x09 && byte !== 0x0a && byte !== 0x0d);

/** The kind of a sheet's file, when its name and its bytes agree (security §6.1); what it should be saved as, where they do not. */
export function judgeSheetFile(name: string, bytes: Uint8Array): Result<SheetKind, UploadFault> {
  const ending = /\.([^.]+)$/.exec(name)?.[1]?.toLowerCase() ?? '';
  if (standsAt(bytes, 0, OLD_CONTAINER) && holds(bytes, ENCRYPTED)) return fail('password');
  if (WITH_MACROS.includes(ending)) return fail('macros');
  if (OF_OTHERS.includes(ending)) return fail('old-sheet');
  if (ending === 'xlsx') return standsAt(bytes, 0, ARCHIVE) ? ok('workbook') : fail('no-sheet');
  return TEXTS.includes(ending) && isText(bytes) ? ok('text') : fail('no-sheet');
}

const needsQuotes = (cell: string): boolean => /["\t\n\r]/.test(cell);

/** The cells of a sheet as they would be pasted: rows on lines, cells parted by tabs. */
export const asPasted = (cells: readonly (readonly string[])[]): string =>
  cells.map((row) => row.map((cell) => (needsQuotes(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join('\t')).join('\n');
