'use server';

import { z } from 'zod';
import { defineAction } from '@/app/_kit/define-action';
import { paths, withQuery } from '@/app/_kit/paths';
import { removeMember } from '@/services/organisations/members';

export const remove = defineAction({
  permission: 'organisation:belong',
  input: z.object({ member: z.uuid() }),
  run: removeMember,
  redirectTo: () => withQuery(paths.apply.organisation, { done: 'removed' }),
});
