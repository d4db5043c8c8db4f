'use server';

import { z } from 'zod';
import { proofFields } from '@/app/_kit/confirm-it-is-you';
import { requiredDate, withDates } from '@/app/_kit/date-parts';
import { defineAction } from '@/app/_kit/define-action';
import { paths } from '@/app/_kit/paths';
import { endSignatory } from '@/services/people/signatories';

export const end = defineAction({
  permission: 'people:manage',
  input: withDates(['lastDay'], z.object({ ...proofFields, id: z.uuid(), lastDay: requiredDate })),
  run: endSignatory,
  redirectTo: () => paths.office.signatories,
});
