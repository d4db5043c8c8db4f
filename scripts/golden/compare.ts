import type { GoldenCase } from './golden-file';
import type { Answer, GoldenDocument } from './judge-case';

/** One point in which expected and actual differ. */
export interface Difference {
  readonly what: string;
  readonly expected: string;
  readonly actual: string;
}

const list = (values: readonly string[]): string => (values.length > 0 ? [...values].sort().join(', ') : '(none)');

const written = ({ type, issuedBy, maxValidityMonths, uses }: GoldenDocument): string =>
  `${type} by ${issuedBy ?? '—'}, ${maxValidityMonths === null ? 'no month limit' : `${maxValidityMonths} months`}, ${uses}`;

const same = (what: string, expected: readonly string[], actual: readonly string[]): readonly Difference[] => {
  const [wanted, found] = [list([...new Set(expected)]), list([...new Set(actual)])];
  return wanted === found ? [] : [{ what, expected: wanted, actual: found }];
};

const among = (what: string, expected: readonly string[], actual: readonly string[]): readonly Difference[] =>
  expected.every((one) => actual.includes(one)) ? [] : [{ what: `${what} (at least)`, expected: list(expected), actual: list(actual) }];

/** Outcome, documents, errors and warnings are equal; expected infos and autoFilled are among the actual ones. */
export function differencesOf({ expected }: GoldenCase, actual: Answer): readonly Difference[] {
  const documents = expected.documents.map(({ type, issuedBy, maxValidityMonths, uses }) =>
    written({ type, issuedBy: issuedBy ?? null, maxValidityMonths: maxValidityMonths ?? null, uses: uses ?? 'single' }),
  );
  return [
    ...same('outcome', [expected.outcome], [actual.outcome]),
    ...same('documents', documents, actual.documents.map(written)),
    ...same('errors', expected.errors, actual.errors),
    ...same('warnings', expected.warnings, actual.warnings),
    ...among('infos', expected.infos, actual.infos),
    ...among('autoFilled', expected.autoFilled, actual.autoFilled),
  ];
}
