'use server';

import { z } from 'zod';
import { defineAction } from '@/app/_kit/define-action';
import { paths, withQuery } from '@/app/_kit/paths';
import { askForEmailChange } from '@/services/people/own-credentials';

export const changeEmail = defineAction({
  permission: 'application:read-own',
  input: z.object({
    email: z.string({ error: 'email.invalid' }).trim().max(254, 'email.invalid').pipe(z.email('email.invalid')),
    currentPassword: z.string({ error: 'password.required' }).min(1, 'password.required').max(1000),
  }),
  run: (input, ctx, { clientAddress }) => askForEmailChange({ ...input, clientAddress }, ctx),
  redirectTo: () => withQuery(paths.apply.account, { done: 'email' }),
});
