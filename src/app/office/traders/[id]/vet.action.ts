'use server';

import { z } from 'zod';
import { defineAction } from '@/app/_kit/define-action';
import { paths } from '@/app/_kit/paths';
import { VETTING_OUTCOMES } from '@/domain/people/vetting';
import { vetTrader } from '@/services/people/vet-trader';

export const vet = defineAction({
  permission: 'trader:vet',
  input: z.object({
    id: z.uuid(),
    version: z.coerce.number().int().positive(),
    outcome: z.enum(VETTING_OUTCOMES),
    reason: z.string().trim().max(2_000, 'text.tooLong').default(''),
  }),
  run: vetTrader,
  redirectTo: ({ id }) => paths.office.trader({ id }),
});
