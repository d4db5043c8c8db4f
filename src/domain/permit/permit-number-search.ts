import { LAST_SERIAL } from './permit-number';

/** What a person looks for in the register of numbers: a whole series, the beginning of a number, or a serial of any year. */
export interface PermitNumberSearch {
  /** Null is every year. */
  readonly year: number | null;
  readonly firstSerial: number;
  readonly lastSerial: number;
}

const SERIAL_DIGITS = 6;

/**
 * Reads what was typed as a stretch of our number series: `26XA0041` is 004100 to 004199 of 2026, `26` the whole year, and
 * `#4217` or `004217` that serial in any year. Null when no number of ours can match.
 */
export function readPermitNumberSearch(text: string, party: string): PermitNumberSearch | null {
  const typed = text.toUpperCase().replace(/[\s#]+/g, '');
  const ofSeries = /^(\d{2})([A-Z]{2})(\d{0,6})(?:[/-][A-Z]{0,2})?$/.exec(typed);
  if (ofSeries) return ofSeries[2] === party ? stretch(2000 + Number(ofSeries[1]), ofSeries[3] ?? '') : null;
  const digits = /^\d{1,6}$/.exec(typed)?.[0];
  if (digits === undefined) return null;
  if (digits.length === 2) return stretch(2000 + Number(digits), '');
  return Number(digits) > 0 ? { year: null, firstSerial: Number(digits), lastSerial: Number(digits) } : null;
}

function stretch(year: number, beginning: string): PermitNumberSearch {
  const width = 10 ** (SERIAL_DIGITS - beginning.length);
  const first = Number(beginning || '0') * width;
  return { year, firstSerial: Math.max(first, 1), lastSerial: Math.min(first + width - 1, LAST_SERIAL) };
}
