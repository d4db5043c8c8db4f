'use server';

import { z } from 'zod';
import { defineAction } from '@/app/_kit/define-action';
import { paths } from '@/app/_kit/paths';
import { closeSuspicion } from '@/services/verification/suspicions';

/** Closes a report with what came of it. */
export const closeReport = defineAction({
  permission: 'suspicion:close',
  input: z.object({
    reference: z.string().regex(/^R-\d{4,12}$/),
    note: z.string().trim().min(1, 'report.note').max(2000, 'report.tooLong'),
  }),
  run: closeSuspicion,
  redirectTo: () => paths.office.suspicions,
});
