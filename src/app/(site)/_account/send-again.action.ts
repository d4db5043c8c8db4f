'use server';

import { z } from 'zod';
import { defineAction } from '@/app/_kit/define-action';
import { paths } from '@/app/_kit/paths';
import { sendConfirmationAgain } from '@/services/people/confirm-email';
import { emailText } from './inputs';

export const sendAgain = defineAction({
  permission: 'public',
  input: z.object({ email: emailText }),
  run: ({ email }, ctx, { clientAddress }) => sendConfirmationAgain({ email, clientAddress }, ctx),
  redirectTo: () => paths.registerSent,
});
