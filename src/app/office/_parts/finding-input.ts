import { z } from 'zod';
import { FINDING_OUTCOMES, type FindingOutcome } from '@/domain/finding/finding';
import { isoDateSchema } from '@/domain/shared/iso-date';
import { onCase } from './case-input';

/** What every finding's form sends; the day comes in three boxes (`withDates`). */
export const findingFields = {
  ...onCase,
  outcome: z.enum(FINDING_OUTCOMES, 'finding.conclusion'),
  reasoning: z.string().trim().min(1, 'finding.reasoning').max(4_000),
  evidence: z.string().trim().min(1, 'finding.evidence').max(1_000),
  conditions: z.string().trim().max(1_000).default(''),
  validUntil: isoDateSchema.nullable().default(null),
};

interface Concluded {
  readonly outcome: FindingOutcome;
  readonly conditions: string;
}

const isConditional = ({ outcome }: Concluded): boolean => outcome === 'positive-with-conditions';

/** A conclusion with conditions names them. */
export const namesItsConditions = (finding: Concluded): boolean => !isConditional(finding) || finding.conditions !== '';

/** Where the message of `namesItsConditions` stands. */
export const conditionsMissing = { path: ['conditions'], error: 'finding.conditions' };

/** Conditions belong to a conclusion with conditions; with any other they are left out, so that none is printed by mistake. */
export const conditionsOf = (finding: Concluded): string | null => (isConditional(finding) ? finding.conditions : null);
