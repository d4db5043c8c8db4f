'use server';

import { z } from 'zod';
import { withDates } from '@/app/_kit/date-parts';
import { defineAction } from '@/app/_kit/define-action';
import { paths } from '@/app/_kit/paths';
import { LONGEST_RETROSPECTIVE_REASON, RETROSPECTIVE_ASKERS, RETROSPECTIVE_GROUNDS } from '@/domain/permit/retrospective';
import { isoDateSchema } from '@/domain/shared/iso-date';
import { dropRetrospectiveCase, openRetrospectiveCase } from '@/services/review/retrospective-case';
import { onCase, reasonText } from '../../../_parts/case-input';

export const open = defineAction({
  permission: 'application:review',
  input: withDates(
    ['leftOn', 'agreedOn'],
    z.object({
      ...onCase,
      leftOn: isoDateSchema,
      askedBy: z.enum(RETROSPECTIVE_ASKERS, 'choice.required'),
      ground: z.enum(RETROSPECTIVE_GROUNDS, 'choice.required'),
      reason: z.string().trim().min(1, 'reason.required').max(LONGEST_RETROSPECTIVE_REASON),
      investigation: reasonText,
      isLawful: z.literal('yes', 'retrospective.lawful'),
      agreedOn: isoDateSchema,
      agreement: z.string().trim().min(1, 'field.required').max(200),
      letter: z.uuid('retrospective.letter'),
    }),
  ),
  run: openRetrospectiveCase,
  redirectTo: ({ reference }) => paths.office.application({ reference }),
});

export const drop = defineAction({
  permission: 'application:review',
  input: z.object({ ...onCase, reason: reasonText }),
  run: dropRetrospectiveCase,
  redirectTo: ({ reference }) => paths.office.application({ reference }),
});
