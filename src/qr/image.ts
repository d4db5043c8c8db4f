import { create } from 'qrcode';
import { fail, ok, type Result } from '@/domain/shared/result';

/** The largest symbol that keeps a module of 0.40 mm on the paper (decisions §7). */
export const MAX_QR_VERSION = 18;

/** Light modules that must surround the symbol (ISO/IEC 18004). */
export const QUIET_ZONE = 4;

/** A horizontal run of dark modules. */
export interface QrRun {
  readonly x: number;
  readonly length: number;
}

/** A QR symbol: its side in modules and, row by row, its dark runs. */
export interface QrMatrix {
  readonly version: number;
  readonly size: number;
  readonly rows: readonly (readonly QrRun[])[];
}

const ALPHANUMERIC = /^[0-9A-Z $%*+\-./:]*$/;

/** The symbol of a text at level M; capitals and digits take the alphanumeric mode. Refused when it would need more than version 18. */
export function qrMatrix(text: string): Result<QrMatrix, 'qr.empty' | 'qr.tooLong'> {
  if (text === '') return fail('qr.empty');
  const mode = ALPHANUMERIC.test(text) ? ('alphanumeric' as const) : ('byte' as const);
  const data = mode === 'byte' ? new TextEncoder().encode(text) : text;
  // Version 18-M holds 816 capitals or 560 bytes; anything far above is refused before the encoder throws.
  if (data.length > 2000) return fail('qr.tooLong');
  const symbol = create([mode === 'byte' ? { data: data as Uint8Array, mode } : { data: data as string, mode }], {
    errorCorrectionLevel: 'M',
  });
  if (symbol.version > MAX_QR_VERSION) return fail('qr.tooLong');
  const { size } = symbol.modules;
  const rows = Array.from({ length: size }, (_, y) => runsOfRow(size, (x) => symbol.modules.get(y, x) === 1));
  return ok({ version: symbol.version, size, rows });
}

function runsOfRow(size: number, isDark: (x: number) => boolean): readonly QrRun[] {
  const runs: { x: number; length: number }[] = [];
  for (let x = 0; x < size; x += 1) {
    if (!isDark(x)) continue;
    const last = runs.at(-1);
    if (last && last.x + last.length === x) last.length += 1;
    else runs.push({ x, length: 1 });
  }
  return runs;
}

/** The symbol as SVG for a page, quiet zone included. `title` is read aloud in place of the picture. */
export function qrSvg(matrix: QrMatrix, title: string): string {
  const side = matrix.size + 2 * QUIET_ZONE;
  const path = matrix.rows
    .flatMap((runs, y) => runs.map((run) => `M${run.x + QUIET_ZONE} ${y + QUIET_ZONE}h${run.length}v1h-${run.length}z`))
    .join('');
  const name = title.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${side} ${side}" role="img" aria-label="${name}" shape-rendering="crispEdges">` +
    `<path fill="#fff" d="M0 0h${side}v${side}H0z"/><path fill="#000" d="${path}"/></svg>`
  );
}
