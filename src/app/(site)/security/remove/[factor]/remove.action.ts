'use server';

import { z } from 'zod';
import { proofFields } from '@/app/_kit/confirm-it-is-you';
import { defineAction } from '@/app/_kit/define-action';
import { paths, withQuery } from '@/app/_kit/paths';
import { removeFactor } from '@/services/people/own-security';

export const remove = defineAction({
  permission: 'signed-in',
  input: z.object({ ...proofFields, factor: z.uuid() }),
  run: removeFactor,
  redirectTo: () => withQuery(paths.security, { done: 'removed' }),
});
