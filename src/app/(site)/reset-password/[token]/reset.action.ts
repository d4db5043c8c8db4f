'use server';

import { z } from 'zod';
import { defineAction } from '@/app/_kit/define-action';
import { paths, withQuery } from '@/app/_kit/paths';
import { resetPassword } from '@/services/people/reset-password';
import { linkPath } from '../../_account/inputs';

export const reset = defineAction({
  permission: 'public',
  input: z.object({
    ...linkPath.shape,
    password: z.string({ error: 'password.required' }).min(1, 'password.required').max(1000, 'password.tooLong'),
  }),
  run: resetPassword,
  redirectTo: () => withQuery(paths.signIn, { done: 'password' }),
});
