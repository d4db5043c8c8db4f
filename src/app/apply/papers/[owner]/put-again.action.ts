'use server';

import { z } from 'zod';
import { defineAction } from '@/app/_kit/define-action';
import { paths, withQuery } from '@/app/_kit/paths';
import { putForward } from '@/services/people/identity-papers';
import { Owner } from './input';

export const putAgain = defineAction({
  permission: 'application:read-own',
  input: z.object({ owner: Owner, version: z.coerce.number().int().positive() }),
  run: putForward,
  redirectTo: (_, { owner }) => withQuery(paths.apply.papers({ owner }), { done: 'sent' }),
});
