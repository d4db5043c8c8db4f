'use server';

import { z } from 'zod';
import { proofFields } from '@/app/_kit/confirm-it-is-you';
import { defineAction } from '@/app/_kit/define-action';
import { paths, withQuery } from '@/app/_kit/paths';
import { takeRecoveryCodes } from '@/services/people/own-security';

export const takeCodes = defineAction({
  permission: 'signed-in',
  input: z.object(proofFields),
  run: takeRecoveryCodes,
  redirectTo: () => withQuery(paths.security, { done: 'codes' }),
});
