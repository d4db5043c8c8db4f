import type { PermitContent } from '../permit/permit';
import { compareQuantity } from '../shared/quantity';

/** The columns of the register that are also inside the signed bytes, as far as a verdict or a balance rests on them. */
export interface RegisterColumns {
  readonly permitNumber: string;
  readonly documentType: string;
  readonly checkCode: string;
  readonly validFrom: string;
  readonly validUntil: string;
  readonly lines: readonly { readonly position: number; readonly quantity: string }[];
}

/**
 * Whether the register's own columns still say what was signed. A date or quantity altered beside the frozen bytes would
 * otherwise make an expired permit valid, or a small one large, under a true signature.
 */
export function columnsAgree(columns: RegisterColumns, content: PermitContent): boolean {
  const sameLines =
    columns.lines.length === content.lines.length &&
    content.lines.every((line) =>
      columns.lines.some((held) => held.position === line.position && compareQuantity(held.quantity, line.quantity) === 0),
    );
  return (
    sameLines &&
    columns.permitNumber === content.permitNumber &&
    columns.documentType === content.documentType &&
    columns.checkCode === content.checkCode &&
    columns.validFrom === content.validFrom &&
    columns.validUntil === content.validUntil
  );
}
