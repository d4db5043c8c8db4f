'use server';

import { z } from 'zod';
import { proofFields } from '@/app/_kit/confirm-it-is-you';
import { withDates } from '@/app/_kit/date-parts';
import { defineAction } from '@/app/_kit/define-action';
import { paths } from '@/app/_kit/paths';
import { unexpected } from '@/app/_kit/unexpected';
import { isoDateSchema } from '@/domain/shared/iso-date';
import { issuePermit } from '@/services/permit/issue-permit';
import { onCase } from '../../../_parts/case-input';

export const sign = defineAction({
  permission: 'permit:sign',
  input: withDates(
    ['validUntil'],
    z.object({
      ...proofFields,
      ...onCase,
      validUntil: isoDateSchema.nullable().default(null),
      stamp: z.string().trim().max(30).nullable().default(null),
    }),
  ),
  // The permit's page says that it is being signed; the worker finishes it.
  run: (input, ctx) => issuePermit(input, ctx, (why) => unexpected(why, 'signing')),
  redirectTo: (permit) => paths.office.permit(permit),
});
