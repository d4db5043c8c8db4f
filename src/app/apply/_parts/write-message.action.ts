'use server';

import { z } from 'zod';
import { defineAction } from '@/app/_kit/define-action';
import { paths } from '@/app/_kit/paths';
import { writeToOffice } from '@/services/correspondence/write-message';
import { Reference } from './inputs';

export const writeMessage = defineAction({
  permission: 'application:read-own',
  input: z.object({
    reference: Reference,
    message: z.string({ error: 'message.required' }).trim().min(1, 'message.required').max(4_000, 'message.tooLong'),
  }),
  run: ({ reference, message }, ctx) => writeToOffice({ reference, text: message }, ctx),
  redirectTo: (_, { reference }) => `${paths.apply.application({ reference })}#correspondence`,
});
