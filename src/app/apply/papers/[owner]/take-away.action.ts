'use server';

import { z } from 'zod';
import { defineAction } from '@/app/_kit/define-action';
import { paths, withQuery } from '@/app/_kit/paths';
import { removePaper } from '@/services/people/identity-papers';
import { Owner, PaperId } from './input';

export const takeAway = defineAction({
  permission: 'application:read-own',
  input: z.object({ owner: Owner, paper: PaperId }),
  run: removePaper,
  redirectTo: (_, { owner }) => withQuery(paths.apply.papers({ owner }), { done: 'removed' }),
});
