import type { RuleFacts } from '../rules/facts';
import { compareQuantity, fromMillionths, toMillionths } from '../shared/quantity';

interface PersonalLimit {
  /** Key of its words in the catalogue (`documents.personalLimit`). */
  readonly item: string;
  readonly orders?: readonly string[];
  readonly families?: readonly string[];
  readonly genera?: readonly string[];
  readonly terms?: readonly string[];
  /** What one person may take, by unit; a unit that is not here cannot be compared. */
  readonly most: Readonly<Record<string, string>>;
  readonly basis: string;
  readonly confidence: 'V' | 'K';
}

const CONF_13_7 = { basis: 'Res. Conf. 13.7', confidence: 'K' } as const;

/** What one person may carry of some Appendix II items without a document (domain rules §1.7). The first row that fits counts. */
export const PERSONAL_LIMITS: readonly PersonalLimit[] = [
  { item: 'caviar', orders: ['Acipenseriformes'], terms: ['CAV'], most: { GRM: '125' }, basis: '50 CFR 23.15(c)(3)(i)', confidence: 'V' },
  { item: 'seahorses', genera: ['Hippocampus'], most: { NAR: '4' }, ...CONF_13_7 },
  { item: 'crocodilian-items', orders: ['Crocodylia', 'Crocodilia'], most: { NAR: '4' }, ...CONF_13_7 },
  { item: 'queen-conch-shells', genera: ['Strombus', 'Lobatus', 'Aliger'], terms: ['SHE'], most: { NAR: '3' }, ...CONF_13_7 },
  { item: 'giant-clam-shells', families: ['Tridacnidae'], terms: ['SHE'], most: { NAR: '3', GRM: '3000' }, ...CONF_13_7 },
  { item: 'rainsticks', families: ['Cactaceae'], most: { NAR: '3' }, ...CONF_13_7 },
  { item: 'agarwood-chips', genera: ['Aquilaria', 'Gyrinops'], terms: ['CHP', 'TIM', 'POW'], most: { GRM: '1000' }, ...CONF_13_7 },
  { item: 'agarwood-oil', genera: ['Aquilaria', 'Gyrinops'], terms: ['OIL', 'EXT'], most: { MLT: '24' }, ...CONF_13_7 },
  { item: 'agarwood-beads', genera: ['Aquilaria', 'Gyrinops'], terms: ['CAR', 'JWL', 'WPR'], most: { NAR: '2' }, ...CONF_13_7 },
];

/** The limit that a line falls under, if any; only Appendix II items have one. */
export function personalLimitOf({ line }: RuleFacts): PersonalLimit | null {
  if (line.appendixInForce !== 'II') return null;
  const has = (names: readonly string[] | undefined, name: string | null | undefined) => !names || (name ? names.includes(name) : false);
  return (
    PERSONAL_LIMITS.find(
      ({ orders, families, genera, terms }) =>
        has(orders, line.order) &&
        has(families, line.family) &&
        has(genera, line.scientificName.split(' ')[0]) &&
        has(terms, line.termCode),
    ) ?? null
  );
}

// Limits are written in the smaller unit, permits in either.
const SMALLER: Readonly<Record<string, readonly [unit: string, factor: bigint]>> = {
  KGM: ['GRM', 1000n],
  GRM: ['GRM', 1n],
  LTR: ['MLT', 1000n],
  MLT: ['MLT', 1n],
};

/** Within what one person may take; undefined when the quantity is not stated in a unit that can be compared. */
export function isWithinPersonalLimit(facts: RuleFacts): boolean | undefined {
  const limit = personalLimitOf(facts);
  if (!limit) return true;
  const { quantity, unit } = facts.line;
  if (quantity === null || unit === null || !/^\d{1,12}(\.\d{1,6})?$/.test(quantity)) return undefined;
  const [smaller, factor] = SMALLER[unit] ?? [unit, 1n];
  const most = limit.most[smaller];
  return most === undefined ? undefined : compareQuantity(fromMillionths(toMillionths(quantity) * factor), most) <= 0;
}
