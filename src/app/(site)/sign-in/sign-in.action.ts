'use server';

import { z } from 'zod';
import { defineAction } from '@/app/_kit/define-action';
import { paths, sameSitePath } from '@/app/_kit/paths';
import { keepSession } from '@/auth/auth';
import { ok } from '@/domain/shared/result';
import { signIn as openSession } from '@/services/people/sign-in';

export const signIn = defineAction({
  permission: 'public',
  input: z.object({
    email: z.string({ error: 'email.invalid' }).trim().min(1, 'email.invalid').max(254, 'email.invalid').pipe(z.email('email.invalid')),
    password: z.string({ error: 'password.required' }).min(1, 'password.required').max(1000),
    next: z.string().optional(),
  }),
  run: async ({ email, password }, ctx, { clientAddress }) => {
    const opened = await openSession({ email, password, clientAddress }, ctx);
    if (!opened.ok) return opened;
    await keepSession(opened.value.sessionId);
    return ok(null);
  },
  // The sign-in page knows who came in and sends them to their own first page.
  redirectTo: (_, { next }) => sameSitePath(next) ?? paths.signIn,
});
