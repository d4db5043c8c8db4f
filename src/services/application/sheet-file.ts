import 'server-only';
import { asPasted, judgeSheetFile } from '@/domain/application/sheet-file';
import { type CellFault, SHEET_COLUMNS } from '@/domain/application/specimen-sheet';
import { cleanFileName } from '@/domain/evidence/file-name';
import type { UploadFault } from '@/domain/evidence/upload-fault';
import { judgeSize } from '@/domain/evidence/upload-limits';
import { fail, ok, type Result } from '@/domain/shared/result';
import { getWords } from '@/i18n/words';
import { requireActor, type ServiceContext } from '../context';
import type { SentFile } from '../evidence/receive-file';
import { judgeSheet } from './add-sheet';
import { getOwnApplication } from './get-application';
import { knownCodes } from './known-codes';

/** What spreadsheets write: UTF-8, UTF-16 as "Unicode text", and on older Windows its own letters. */
function textOf(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

/**
 * Reads the file of a sheet from a stranger: size, virus, kind, and only then its content, as the text that its cells would be when
 * pasted. Nothing of the file is kept.
 */
export async function readSheetFile(sent: SentFile, ctx: ServiceContext): Promise<Result<string>> {
  const actor = requireActor(ctx);
  if (!actor.ok) return actor;
  const file = cleanFileName(sent.name);
  const refused = (fault: UploadFault) => fail({ kind: 'file-refused', fault, file } as const);
  const size = judgeSize(sent.bytes.length, []);
  if (!size.ok) return refused(size.problem);
  const scan = await ctx.ports.scanner.scan(sent.bytes);
  if (scan?.outcome === 'infected') return refused('virus');
  const kind = judgeSheetFile(file, sent.bytes);
  if (!kind.ok) return refused(kind.problem);
  if (kind.value === 'text') return ok(textOf(sent.bytes));
  const cells = await ctx.ports.workbooks.read(sent.bytes);
  return cells.ok ? ok(asPasted(cells.value)) : refused(cells.problem);
}

/** What is wrong in a sheet that waits to be mended; nothing, where it has been mended or its lines stand in the draft. */
export async function faultsOfSheet(
  { reference, sheet }: { readonly reference: string; readonly sheet: string },
  ctx: ServiceContext,
): Promise<Result<readonly CellFault[]>> {
  const own = await getOwnApplication({ reference }, ctx);
  if (!own.ok) return own;
  const { application } = own.value;
  const judged = await judgeSheet(sheet, { application, known: await knownCodes(ctx), db: ctx.db }, ctx);
  return ok(judged.ok ? [] : judged.problem);
}

/** An empty sheet to be filled in, in the reader's language, with what each column means on a second one. */
export async function sheetTemplate(_: unknown, ctx: ServiceContext): Promise<Result<Uint8Array>> {
  const { t } = getWords(ctx.locale);
  const nameOf = (column: (typeof SHEET_COLUMNS)[number]) => t(`apply.sheet.columns.${column}.name`);
  return ok(
    await ctx.ports.workbooks.make({
      title: t('apply.sheet.back'),
      columns: SHEET_COLUMNS.map(nameOf),
      explanation: {
        title: t('apply.sheet.columnsHeading'),
        headings: [t('apply.sheet.heading'), t('apply.sheet.meaning'), t('apply.sheet.example')],
        rows: SHEET_COLUMNS.map((column) => [
          nameOf(column),
          t(`apply.sheet.columns.${column}.meaning`),
          t(`apply.sheet.columns.${column}.example`),
        ]),
      },
    }),
  );
}
