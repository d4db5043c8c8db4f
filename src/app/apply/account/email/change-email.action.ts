'use server';

import { z } from 'zod';
import { defineAction } from '@/app/_kit/define-action';
import { paths, withQuery } from '@/app/_kit/paths';
import { askForEmailChange } from '@/services/people/own-credentials';
import { Email } from '../../_parts/inputs';

export const changeEmail = defineAction({
  permission: 'application:read-own',
  input: z.object({
    email: Email,
    currentPassword: z.string({ error: 'password.required' }).min(1, 'password.required').max(1000),
  }),
  run: (input, ctx, { clientAddress }) => askForEmailChange({ ...input, clientAddress }, ctx),
  redirectTo: () => withQuery(paths.apply.account, { done: 'email' }),
});
