import type { RuleFacts } from '../rules/facts';

interface SpecimenClass {
  /** Key of its words in the catalogue (`documents.specimenClass`). */
  readonly name: string;
  /** Boxes that the holder may fill; box 5 of the document lists them. */
  readonly boxes: readonly string[];
  readonly basis: string;
  readonly confidence: 'V' | 'K';
}

const CFR = { basis: '50 CFR 23.51(b)', confidence: 'V' } as const;

/**
 * What simplified procedures are for: trade of negligible impact, by registered persons (Res. Conf. 12.3 §XII). The classes are
 * verified in 50 CFR 23.51(b); which boxes the holder may fill is general knowledge and stands in box 5 of each document.
 */
export const SPECIMEN_CLASSES: readonly SpecimenClass[] = [
  { name: 'biological-samples', boxes: ['3', '3a', '5a', '7', '8', '9', '11', '15'], ...CFR },
  { name: 'pre-convention', boxes: ['3', '3a', '9', '11', '15'], ...CFR },
  { name: 'captive-bred-or-propagated', boxes: ['3', '3a', '9', '11', '15'], ...CFR },
  { name: 'registered-operation', boxes: ['3', '3a', '9', '11', '15'], ...CFR },
  { name: 'accepted-by-authority', boxes: ['3', '3a', '9', '11', '15'], basis: 'Res. Conf. 12.3 §XII', confidence: 'K' },
];

/** Whether the holder may complete a document: a registered person, and a class of specimens for which it is foreseen. */
export function mayBePartiallyCompleted({ claim }: RuleFacts): { readonly allowed: boolean; readonly boxes: readonly string[] } {
  const found = SPECIMEN_CLASSES.find(({ name }) => name === claim?.specimenClass);
  const allowed = claim?.kind === 'simplified-procedure' && claim.personRegistered === true && found !== undefined;
  return { allowed, boxes: allowed && found ? found.boxes : [] };
}
