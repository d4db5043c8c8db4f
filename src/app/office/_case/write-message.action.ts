'use server';

import { z } from 'zod';
import { defineAction } from '@/app/_kit/define-action';
import { paths } from '@/app/_kit/paths';
import { writeToApplicant } from '@/services/correspondence/write-message';
import { caseReference } from '../_parts/case-input';

export const writeMessage = defineAction({
  permission: 'application:review',
  input: z.object({
    reference: caseReference,
    message: z.string({ error: 'message.required' }).trim().min(1, 'message.required').max(4_000, 'message.tooLong'),
  }),
  run: ({ reference, message }, ctx) => writeToApplicant({ reference, text: message }, ctx),
  redirectTo: (_, { reference }) => `${paths.office.application({ reference })}#correspondence`,
});
