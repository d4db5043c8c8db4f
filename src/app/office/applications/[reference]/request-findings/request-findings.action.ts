'use server';

import { z } from 'zod';
import { requiredDate, withDates } from '@/app/_kit/date-parts';
import { defineAction } from '@/app/_kit/define-action';
import { paths } from '@/app/_kit/paths';
import { ADVICE_KINDS } from '@/domain/finding/advice-request';
import { requestFindings } from '@/services/review/ask-science';
import { onCase } from '../../../_parts/case-input';
import { withGathered } from '../../../_parts/gathered';

export const askScientificAuthority = defineAction({
  permission: 'application:review',
  input: withDates(
    ['dueOn'],
    withGathered(
      { lines: 'ticked', documents: 'ticked' },
      z.object({
        ...onCase,
        kind: z.enum(ADVICE_KINDS, 'advice.kind'),
        question: z.string().trim().min(1, 'finding.question').max(4_000),
        lines: z.array(z.coerce.number().int().min(1).max(200)),
        documents: z.array(z.uuid()),
        dueOn: requiredDate,
      }),
    ),
  ),
  run: requestFindings,
  redirectTo: ({ reference }) => paths.office.application({ reference }),
});
