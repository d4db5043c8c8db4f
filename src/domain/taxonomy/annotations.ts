import type { PurposeCode } from '../codes/purpose-code';
import type { LineFacts, Transaction } from '../rules/facts';
import type { IsoDate } from '../shared/iso-date';

/** What an annotation looks at. */
export interface AnnotatedPart {
  readonly line: LineFacts;
  readonly purpose: PurposeCode | null;
  readonly transaction: Transaction | null;
}

/** Whether an annotation of the Appendices leaves a part or derivative out of control. */
export type AnnotationVerdict = 'excluded' | 'controlled' | 'cannot-tell';

/** In-vitro cultures in sterile containers, the exclusion of most plant annotations; refined below. */
export function annotationExcludes(annotation: string, { line }: AnnotatedPart, _on: IsoDate): AnnotationVerdict {
  const isSterile = line.part?.specimenState === 'sterile-culture' || line.part?.isInSterileContainer === true;
  return isSterile && ['in-vitro', '#1', '#4', '#14'].includes(annotation) ? 'excluded' : 'controlled';
}
