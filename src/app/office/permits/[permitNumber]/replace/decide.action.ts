'use server';

import { z } from 'zod';
import { defineAction } from '@/app/_kit/define-action';
import { paths } from '@/app/_kit/paths';
import { unexpected } from '@/app/_kit/unexpected';
import { dropReplacement } from '@/services/permit/prepare-replacement';
import { signReplacement } from '@/services/permit/sign-replacement';
import { measureInput } from '../../../_parts/measure-input';

export const decide = defineAction({
  permission: 'permit:sign',
  input: measureInput.extend({
    outcome: z.enum(['sign', 'drop'], 'choice.required'),
    reason: z.string().trim().max(4_000).catch('').default(''),
  }),
  run: ({ outcome, reason, ...input }, ctx) =>
    outcome === 'drop' ? dropReplacement({ ...input, reason }, ctx) : signReplacement(input, ctx, (why) => unexpected(why, 'action')),
  redirectTo: (permit) => paths.office.permit(permit),
});
