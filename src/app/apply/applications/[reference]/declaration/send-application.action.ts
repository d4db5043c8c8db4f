'use server';

import { z } from 'zod';
import { defineAction } from '@/app/_kit/define-action';
import { paths } from '@/app/_kit/paths';
import { submitApplication } from '@/services/application/submit-application';
import { Reference, Version } from '../../../_parts/inputs';

export const sendApplication = defineAction({
  permission: 'application:submit',
  input: z.object({
    reference: Reference,
    version: Version,
    agree: z.literal('yes', { error: 'declaration.required' }),
    setAsideReason: z.string().trim().min(1, 'reason.required').max(2_000, 'text.tooLong').optional(),
    declaredBy: z.string({ error: 'declaration.name' }).trim().min(1, 'declaration.name').max(160, 'text.tooLong'),
  }),
  run: submitApplication,
  redirectTo: ({ reference }) => paths.apply.sent({ reference }),
});
