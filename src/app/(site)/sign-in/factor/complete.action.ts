'use server';

import { z } from 'zod';
import { proofFields } from '@/app/_kit/confirm-it-is-you';
import { defineAction } from '@/app/_kit/define-action';
import { paths, sameSitePath } from '@/app/_kit/paths';
import { keepSession } from '@/auth/auth';
import { halfSession } from '@/auth/session';
import { completeSignIn } from '@/services/people/complete-sign-in';

export const complete = defineAction({
  permission: 'public',
  input: z.object({ ...proofFields, recoveryCode: z.string().max(60).optional(), next: z.string().optional() }),
  run: async (input, ctx) => {
    const opened = await completeSignIn(input, await halfSession(ctx.db), ctx);
    if (opened.ok) await keepSession(opened.value.sessionId);
    return opened;
  },
  redirectTo: (_, { next }) => sameSitePath(next) ?? paths.signIn,
});
