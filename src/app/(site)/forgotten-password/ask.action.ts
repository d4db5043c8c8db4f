'use server';

import { z } from 'zod';
import { defineAction } from '@/app/_kit/define-action';
import { paths } from '@/app/_kit/paths';
import { askForReset } from '@/services/people/reset-password';
import { emailText } from '../_account/inputs';

export const ask = defineAction({
  permission: 'public',
  input: z.object({ email: emailText }),
  run: ({ email }, ctx, { clientAddress }) => askForReset({ email, clientAddress }, ctx),
  redirectTo: () => paths.registerSent,
});
