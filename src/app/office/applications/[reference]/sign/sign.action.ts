'use server';

import { z } from 'zod';
import { withDates } from '@/app/_kit/date-parts';
import { defineAction } from '@/app/_kit/define-action';
import { paths } from '@/app/_kit/paths';
import { isoDateSchema } from '@/domain/shared/iso-date';
import { issuePermit } from '@/services/permit/issue-permit';
import { onCase } from '../../../_parts/case-input';

export const sign = defineAction({
  permission: 'permit:sign',
  input: withDates(['validUntil'], z.object({ ...onCase, validUntil: isoDateSchema.nullable().default(null) })),
  run: issuePermit,
  redirectTo: (permit) => paths.office.permit(permit),
});
