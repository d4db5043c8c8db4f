'use server';

import { z } from 'zod';
import { defineAction } from '@/app/_kit/define-action';
import { paths, withQuery } from '@/app/_kit/paths';
import { endMyOtherSessions } from '@/services/people/own-security';

export const endOthers = defineAction({
  permission: 'signed-in',
  input: z.object({}),
  run: endMyOtherSessions,
  redirectTo: () => withQuery(paths.security, { done: 'sessions' }),
});
