'use server';

import { z } from 'zod';
import { withDates } from '@/app/_kit/date-parts';
import { defineAction } from '@/app/_kit/define-action';
import { paths } from '@/app/_kit/paths';
import { HOLD_KINDS } from '@/domain/application/case-hold';
import { isoDateSchema } from '@/domain/shared/iso-date';
import { placeHold, releaseHold } from '@/services/review/case-holds';
import { onCase, reasonText } from '../../../_parts/case-input';

export const hold = defineAction({
  permission: 'application:read',
  input: withDates(
    ['until'],
    z.object({
      ...onCase,
      kind: z.enum(HOLD_KINDS, 'hold.kind'),
      reason: reasonText,
      until: isoDateSchema.nullable().default(null),
    }),
  ),
  run: placeHold,
  redirectTo: ({ reference }) => paths.office.application({ reference }),
});

export const release = defineAction({
  permission: 'application:read',
  input: z.object({ ...onCase, reason: reasonText }),
  run: releaseHold,
  redirectTo: ({ reference }) => paths.office.application({ reference }),
});
