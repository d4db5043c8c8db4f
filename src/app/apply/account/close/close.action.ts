'use server';

import { z } from 'zod';
import { defineAction } from '@/app/_kit/define-action';
import { paths, withQuery } from '@/app/_kit/paths';
import { forgetSession } from '@/auth/auth';
import { closeAccount } from '@/services/people/close-account';

export const close = defineAction({
  permission: 'application:read-own',
  input: z.object({ currentPassword: z.string({ error: 'password.required' }).min(1, 'password.required').max(1000) }),
  run: async (input, ctx) => {
    const closed = await closeAccount(input, ctx);
    if (closed.ok) await forgetSession();
    return closed;
  },
  redirectTo: () => withQuery(paths.signIn, { done: 'closed' }),
});
