'use server';

import { z } from 'zod';
import { defineAction } from '@/app/_kit/define-action';
import { paths } from '@/app/_kit/paths';
import { register as openAccount } from '@/services/people/register';
import { emailText } from '../_account/inputs';

export const register = defineAction({
  permission: 'public',
  input: z.object({
    name: z.string({ error: 'name.required' }).trim().min(1, 'name.required').max(400, 'text.tooLong'),
    email: emailText,
    password: z.string({ error: 'password.required' }).min(1, 'password.required').max(1000, 'password.tooLong'),
  }),
  run: (input, ctx, { clientAddress }) => openAccount({ ...input, clientAddress }, ctx),
  redirectTo: () => paths.registerSent,
});
