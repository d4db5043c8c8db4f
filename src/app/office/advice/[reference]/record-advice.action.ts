'use server';

import { z } from 'zod';
import { withDates } from '@/app/_kit/date-parts';
import { defineAction } from '@/app/_kit/define-action';
import { paths, withQuery } from '@/app/_kit/paths';
import { recordNonDetrimentFinding } from '@/services/review/record-finding';
import { conditionsMissing, conditionsOf, findingFields, namesItsConditions } from '../../_parts/finding-input';

export const recordAdvice = defineAction({
  permission: 'finding:record-non-detriment',
  input: withDates(['validUntil'], z.object(findingFields).refine(namesItsConditions, conditionsMissing)),
  run: (finding, ctx) => recordNonDetrimentFinding({ ...finding, conditions: conditionsOf(finding) }, ctx),
  // The case has left the adviser's hands with the finding, so its page is no longer theirs to see.
  redirectTo: ({ reference }) => withQuery(paths.office.advice, { recorded: reference }),
});
