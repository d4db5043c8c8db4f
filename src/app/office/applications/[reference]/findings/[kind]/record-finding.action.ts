'use server';

import { z } from 'zod';
import { withDates } from '@/app/_kit/date-parts';
import { defineAction } from '@/app/_kit/define-action';
import { paths } from '@/app/_kit/paths';
import { MANAGEMENT_FINDINGS } from '@/domain/finding/findings-asked';
import { recordManagementFinding } from '@/services/review/record-finding';
import { EVIDENCE_DAYS, evidenceList, withEvidence } from '../../../../_parts/evidence-input';
import { conditionsMissing, conditionsOf, findingFields, namesItsConditions } from '../../../../_parts/finding-input';

export const recordFinding = defineAction({
  permission: 'finding:record-legal-acquisition',
  input: withDates(
    ['validUntil', ...EVIDENCE_DAYS],
    withEvidence(
      z.object({ ...findingFields, kind: z.enum(MANAGEMENT_FINDINGS), evidenceList }).refine(namesItsConditions, conditionsMissing),
    ),
  ),
  run: (finding, ctx) => recordManagementFinding({ ...finding, conditions: conditionsOf(finding) }, ctx),
  redirectTo: (_, { reference }) => paths.office.application({ reference }),
});
