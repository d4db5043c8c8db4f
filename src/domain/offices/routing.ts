import type { Appendix } from '../codes/appendix';
import type { IsoDate } from '../shared/iso-date';
import type { TaxonGroup } from '../taxonomy/taxon-group';

/** A row of the routing table: what it leaves open, it takes from everywhere. */
export interface OfficeRoute {
  readonly id: string;
  readonly officeId: string;
  readonly taxonGroup: TaxonGroup | null;
  /** What the postal code of the Party's own trader begins with. */
  readonly postalPrefix: string | null;
  readonly validFrom: IsoDate;
  readonly validTo: IsoDate | null;
}

/** What the table asks of an application. */
export interface RoutedCase {
  readonly lines: readonly { readonly group: TaxonGroup; readonly appendix: Appendix | null }[];
  readonly postalCode: string | null;
}

const STRICTNESS: readonly (Appendix | null)[] = ['I', 'II', 'III', null];

/** A postal code stands before the town, on one of the last lines of an address; the last such word counts. */
export function postalCodeOf(address: string): string | null {
  const codes = address
    .toUpperCase()
    .split('\n')
    .slice(1)
    .flatMap((line) => /(?:^|\s)((?=[A-Z-]*\d)[0-9A-Z]{3,8})(?=\s|$)/.exec(line)?.[1] ?? []);
  return codes.at(-1) ?? null;
}

/** The group that decides: of the line in the strictest Appendix, the first of several. */
export const decidingGroup = ({ lines }: RoutedCase): TaxonGroup | null =>
  [...lines].sort((a, b) => STRICTNESS.indexOf(a.appendix) - STRICTNESS.indexOf(b.appendix))[0]?.group ?? null;

/** How much a row says: a longer postal prefix more than a shorter, both together most. */
const particularity = ({ taxonGroup, postalPrefix }: OfficeRoute): number =>
  (postalPrefix === null ? 0 : 2 * postalPrefix.length) + (taxonGroup === null ? 0 : 1);

/** The row of the table that an application follows on a day: of those that fit, the most particular; null where none does. */
export function routeOf(routes: readonly OfficeRoute[], routed: RoutedCase, on: IsoDate): OfficeRoute | null {
  const group = decidingGroup(routed);
  const fits = ({ taxonGroup, postalPrefix, validFrom, validTo }: OfficeRoute): boolean =>
    validFrom <= on &&
    (validTo === null || on <= validTo) &&
    (taxonGroup === null || taxonGroup === group) &&
    (postalPrefix === null || (routed.postalCode ?? '').startsWith(postalPrefix));
  return [...routes].filter(fits).sort((a, b) => particularity(b) - particularity(a) || (a.id < b.id ? -1 : 1))[0] ?? null;
}
