import { lineLetter } from '../permit/permit';
import type { IsoDate } from '../shared/iso-date';
import { invalidField } from '../shared/problem';
import { compareQuantity, parseQuantity, type Quantity } from '../shared/quantity';
import { fail, ok, type Result } from '../shared/result';
import type { Application } from './application';

/**
 * Conditions that officers put on permits again and again. Their words stand in the catalogue in three languages; the permit
 * prints all three, since whoever reads it at a border may know one of them.
 */
export const PERMIT_CONDITIONS = [
  'marks-checked',
  'import-permit-attached',
  'not-for-sale',
  'returns-in-time',
  'inspected-before-sealing',
  'report-quantity',
] as const;
export type PermitCondition = (typeof PERMIT_CONDITIONS)[number];

/** On what terms an application is approved: never longer, never more than was asked. */
export interface ApprovalTerms {
  /** Null: the longest the treaty allows for the document. */
  readonly validUntil: IsoDate | null;
  readonly conditions: readonly PermitCondition[];
  /** A condition in the officer's own words. */
  readonly ownCondition: string | null;
  /** Granted by position of the line; a line that is left out is granted as it was asked. */
  readonly quantities: Readonly<Record<string, Quantity>>;
}

/** An application as it was granted: what permits, quotas and balances count. */
export const asGranted = (application: Application, terms: ApprovalTerms | null): Application =>
  terms === null
    ? application
    : {
        ...application,
        lines: application.lines.map((line) => {
          const granted = terms.quantities[String(line.position)];
          return granted ? { ...line, answers: { ...line.answers, quantity: granted } } : line;
        }),
      };

interface TypedTerms extends Omit<ApprovalTerms, 'quantities'> {
  /** As typed, by position; an empty one grants what was asked. */
  readonly quantities: Readonly<Record<string, string>>;
}

/** Reads terms as an officer typed them; says where more is granted than was asked, or for longer than the treaty allows. */
export function readTerms(
  application: Application,
  typed: TypedTerms,
  days: { readonly today: IsoDate; readonly last: IsoDate },
): Result<ApprovalTerms> {
  const { validUntil } = typed;
  if (validUntil !== null && validUntil < days.today) return fail(invalidField('validUntil', 'date.past'));
  if (validUntil !== null && validUntil > days.last) return fail(invalidField('validUntil', 'terms.tooLong', { day: days.last }));
  const quantities: Record<string, Quantity> = {};
  for (const [position, text] of Object.entries(typed.quantities)) {
    if (text.trim() === '') continue;
    const field = `quantities.${position}`;
    const line = application.lines.find((candidate) => String(candidate.position) === position);
    if (!line) return fail({ kind: 'not-found', what: 'specimen-line' });
    const granted = parseQuantity(text);
    if (!granted.ok) return fail(invalidField(field, granted.problem));
    if (compareQuantity(granted.value, line.answers.quantity ?? '0') > 0)
      return fail(invalidField(field, 'terms.tooMuch', { line: lineLetter(line.position), asked: line.answers.quantity ?? '0' }));
    quantities[position] = granted.value;
  }
  return ok({ ...typed, quantities });
}

/** Whether terms change anything of what was asked; those that do not are no terms. */
export const changesSomething = ({ validUntil, conditions, ownCondition, quantities }: ApprovalTerms): boolean =>
  validUntil !== null || conditions.length > 0 || ownCondition !== null || Object.keys(quantities).length > 0;
