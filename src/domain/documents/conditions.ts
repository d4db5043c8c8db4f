import type { RuleFacts } from '../rules/facts';
import { toMillionths } from '../shared/quantity';
import { isLive, primarySource } from './movement';

/**
 * One condition of an exemption. True: met; false: broken; undefined: nobody has stated it, so that an answer holds only
 * provided that it is met, and its EXM rule cannot decide.
 */
export interface Condition {
  /** Key of its words in the catalogue (`documents.condition`), and the name of the fact that is missing. */
  readonly name: string;
  readonly isMet: (facts: RuleFacts) => boolean | undefined;
}

/** How the conditions of a claim stand. */
export interface ConditionsFound {
  readonly broken: readonly string[];
  readonly unstated: readonly string[];
}

/** Asks every condition; never stops at the first. */
export function askConditions(conditions: readonly Condition[], facts: RuleFacts): ConditionsFound {
  const answers = conditions.map(({ name, isMet }) => ({ name, met: isMet(facts) }));
  return {
    broken: answers.filter(({ met }) => met === false).map(({ name }) => name),
    unstated: answers.filter(({ met }) => met === undefined).map(({ name }) => name),
  };
}

/** A fact as the contract states it: absent is not known, null is known not to be. */
export const stated = (fact: unknown): boolean | undefined => (fact === undefined ? undefined : Boolean(fact));

/** Not for trade: purpose T breaks it whatever else was said (box 5a). */
export const isNonCommercial = ({ claim, purpose }: RuleFacts): boolean | undefined =>
  purpose === 'T' ? false : stated(claim?.isNonCommercial);

/** The Convention entered into force on 1 July 1975: whatever was acquired before is older than any listing. */
const ENTRY_INTO_FORCE = '1975-07-01';

/** Acquired before the taxon or population was first listed in any Appendix (Art. VII.2). */
export function wasAcquiredBeforeListing({ line }: RuleFacts): boolean | undefined {
  if (!line.acquiredOn || !/^\d{4}-\d{2}-\d{2}$/.test(line.acquiredOn)) return false;
  if (line.firstListedOn) return line.acquiredOn < line.firstListedOn;
  return line.acquiredOn < ENTRY_INTO_FORCE ? true : undefined;
}

/** Marked so that it can be told from any other (tags, rings, microchips, serial numbers). */
export const isIdentifiable = ({ line }: RuleFacts): boolean | undefined =>
  line.marks === undefined ? undefined : line.marks !== null && line.marks.length > 0;

/** One animal, no more. */
export const isSingleSpecimen = ({ line }: RuleFacts): boolean | undefined => {
  if (line.quantity === null) return undefined;
  return /^\d{1,12}(\.\d{1,6})?$/.test(line.quantity) && toMillionths(line.quantity) === 1_000_000n;
};

/** Qualifies under Art. VII.4-5: bred in captivity or artificially propagated. */
export const isBredOrPropagated = ({ line }: RuleFacts): boolean | undefined => {
  const source = primarySource(line);
  return source === null ? undefined : ['D', 'C', 'A'].includes(source);
};

/** Claimed to be from before the Convention, by its source code. */
export const hasSourceO = ({ line }: RuleFacts): boolean => line.source === 'O' || line.secondarySource === 'O';

export const isLiveAnimal = ({ line }: RuleFacts): boolean => isLive(line) && line.kingdom !== 'Plantae';
