'use server';

import { z } from 'zod';
import { defineAction } from '@/app/_kit/define-action';
import { paths, withQuery } from '@/app/_kit/paths';
import { changePassword as change } from '@/services/people/own-credentials';

const typed = z.string({ error: 'password.required' }).min(1, 'password.required').max(1000, 'password.tooLong');

export const changePassword = defineAction({
  permission: 'signed-in',
  input: z.object({ currentPassword: typed, password: typed }),
  run: change,
  redirectTo: () => withQuery(paths.security, { done: 'password' }),
});
