'use server';

import { z } from 'zod';
import { defineAction } from '@/app/_kit/define-action';
import { paths } from '@/app/_kit/paths';
import { decideLoss } from '@/services/stock/keep-stock';

export const decide = defineAction({
  permission: 'permit:sign',
  input: z.object({
    receipt: z.uuid(),
    loss: z.uuid(),
    outcome: z.enum(['confirmed', 'declined'], 'choice.required'),
    reason: z.string().trim().min(1, 'reason.required').max(2_000),
  }),
  run: decideLoss,
  redirectTo: (entry) => paths.office.stockOf(entry),
});
