'use server';

import { z } from 'zod';
import { defineAction } from '@/app/_kit/define-action';
import { paths, withQuery } from '@/app/_kit/paths';
import { sendOwnConfirmationAgain } from '@/services/people/confirm-email';

export const resend = defineAction({
  permission: 'application:read-own',
  input: z.object({}),
  run: (_, ctx, { clientAddress }) => sendOwnConfirmationAgain({ clientAddress }, ctx),
  redirectTo: () => withQuery(paths.apply.account, { done: 'sent' }),
});
