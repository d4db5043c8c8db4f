'use server';

import { z } from 'zod';
import { defineAction } from '@/app/_kit/define-action';
import { paths, sameSitePath, withQuery } from '@/app/_kit/paths';
import { keepSession } from '@/auth/auth';
import { addPasskey as add } from '@/services/people/enrol-factor';
import { enrolling, newFactorFields } from '../_parts/enrolling';

export const addPasskey = defineAction({
  permission: 'public',
  input: z.object({ ...newFactorFields, passkey: z.string({ error: 'proof.passkeyRefused' }).max(20_000) }),
  run: async (input, ctx) => {
    const added = await add(input, await enrolling(ctx), ctx);
    if (added.ok && added.value) await keepSession(added.value.sessionId);
    return added;
  },
  redirectTo: (opened, { next }) => (opened ? (sameSitePath(next) ?? paths.signIn) : withQuery(paths.security, { done: 'added' })),
});
