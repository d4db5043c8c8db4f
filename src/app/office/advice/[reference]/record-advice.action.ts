'use server';

import { z } from 'zod';
import { withDates } from '@/app/_kit/date-parts';
import { defineAction } from '@/app/_kit/define-action';
import { paths, withQuery } from '@/app/_kit/paths';
import { CONFIDENCES } from '@/domain/finding/advice-request';
import { SCIENTIFIC_FINDINGS } from '@/domain/finding/findings-asked';
import { recordScientificFinding } from '@/services/review/record-finding';
import { conditionsMissing, conditionsOf, findingFields, namesItsConditions } from '../../_parts/finding-input';
import { withGathered } from '../../_parts/gathered';
import { volumes } from '../../_parts/volume-input';

/** How sure, for how much of the trade, and for whom to read. */
const standing = {
  confidence: z.enum(CONFIDENCES).nullable().default(null),
  scope: z.enum(['case', 'general']).default('case'),
  isPublic: z
    .literal('yes')
    .optional()
    .transform((ticked) => ticked === 'yes'),
};

export const recordAdvice = defineAction({
  permission: 'finding:record-non-detriment',
  input: withDates(
    ['validUntil'],
    withGathered(
      { volumes: 'values' },
      z
        .object({ ...findingFields, kind: z.enum(SCIENTIFIC_FINDINGS, 'finding.which'), volumes, ...standing })
        .refine(namesItsConditions, conditionsMissing),
    ),
  ),
  run: (finding, ctx) => recordScientificFinding({ ...finding, conditions: conditionsOf(finding) }, ctx),
  // With the last finding the case has left the adviser's hands, and its page is no longer theirs to see.
  redirectTo: ({ reference, isAnswered }) =>
    isAnswered ? withQuery(paths.office.advice, { recorded: reference }) : paths.office.adviceOn({ reference }),
});
