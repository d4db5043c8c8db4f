'use server';

import { z } from 'zod';
import { defineAction } from '@/app/_kit/define-action';
import { paths, sameSitePath, withQuery } from '@/app/_kit/paths';
import { keepSession } from '@/auth/auth';
import { addCodes } from '@/services/people/enrol-factor';
import { enrolling, newFactorFields } from '../_parts/enrolling';

export const addApp = defineAction({
  permission: 'public',
  input: z.object({ ...newFactorFields, code: z.string({ error: 'proof.required' }).min(1, 'proof.required').max(40) }),
  run: async (input, ctx) => {
    const added = await addCodes(input, await enrolling(ctx), ctx);
    if (added.ok && added.value) await keepSession(added.value.sessionId);
    return added;
  },
  redirectTo: (opened, { next }) => (opened ? (sameSitePath(next) ?? paths.signIn) : withQuery(paths.security, { done: 'added' })),
});
