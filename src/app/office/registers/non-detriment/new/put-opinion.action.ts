'use server';

import { z } from 'zod';
import { withDates } from '@/app/_kit/date-parts';
import { defineAction } from '@/app/_kit/define-action';
import { paths } from '@/app/_kit/paths';
import { recordOpinion } from '@/services/registers/non-detriment';
import { needed, orNothing, PERIOD_DAYS, period, sourceCodes, termCodes } from '../../_parts/inputs';

export const putOpinion = defineAction({
  permission: 'opinion:record',
  input: withDates(
    PERIOD_DAYS,
    z.object({
      taxon: needed(120),
      outcome: z.enum(['positive', 'negative'], 'finding.conclusion'),
      sources: sourceCodes,
      terms: termCodes,
      volume: orNothing(40),
      unit: orNothing(3),
      reasoning: z.string().trim().min(1, 'finding.reasoning').max(4_000, 'field.tooLong'),
      conditions: orNothing(1_000),
      limitingAdvice: orNothing(1_000),
      supersedes: orNothing(36).pipe(z.uuid().nullable()),
      isPublic: z.literal('yes').optional(),
      ...period,
    }),
  ),
  run: ({ outcome, isPublic, ...opinion }, ctx) =>
    recordOpinion({ ...opinion, isPositive: outcome === 'positive', isPublic: isPublic === 'yes' }, ctx),
  redirectTo: () => paths.office.opinions,
});
