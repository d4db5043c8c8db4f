'use server';

import { z } from 'zod';
import { defineAction } from '@/app/_kit/define-action';
import { assignCases } from '@/services/queue/assign-cases';
import { takeOldest } from '@/services/queue/take-oldest';
import { addressOf, parametersOf } from './view-address';

const reference = z.string().regex(/^A-\d{1,12}$/, 'queue.noneChosen');

export const assign = defineAction({
  permission: 'case:take',
  input: z.object({
    view: z.string().max(1_000).default(''),
    page: z.string().max(4_000).default(''),
    all: z.literal('yes').optional(),
    oldest: z.literal('yes').optional(),
    cases: z.union([reference, z.array(reference)]).optional(),
    to: z.union([z.uuid(), z.literal('none')]),
  }),
  run: ({ page, all, oldest, cases, to }, ctx) => {
    if (oldest) return takeOldest(null, ctx);
    const references = all ? page.split(' ').filter((one) => reference.safeParse(one).success) : [cases ?? []].flat();
    return assignCases({ references, to: to === 'none' ? null : to }, ctx);
  },
  redirectTo: (_, { view }) => addressOf(parametersOf(view)),
});
