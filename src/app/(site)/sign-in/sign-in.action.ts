'use server';

import { z } from 'zod';
import { defineAction } from '@/app/_kit/define-action';
import { paths, sameSitePath, withQuery } from '@/app/_kit/paths';
import { keepSession } from '@/auth/auth';
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
    if (opened.ok) await keepSession(opened.value.sessionId);
    return opened;
  },
  // The sign-in page knows who came in and sends them to their own first page.
  redirectTo: ({ stage }, { next }) => {
    const wanted = sameSitePath(next);
    if (stage === 'full') return wanted ?? paths.signIn;
    return withQuery(stage === 'factor' ? paths.signInFactor : paths.signInEnrol, { next: wanted });
  },
});
