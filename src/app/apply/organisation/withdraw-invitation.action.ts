'use server';

import { z } from 'zod';
import { defineAction } from '@/app/_kit/define-action';
import { paths, withQuery } from '@/app/_kit/paths';
import { withdrawInvitation as withdraw } from '@/services/organisations/invitations';

export const withdrawInvitation = defineAction({
  permission: 'organisation:belong',
  input: z.object({ invitation: z.uuid() }),
  run: withdraw,
  redirectTo: () => withQuery(paths.apply.organisation, { done: 'withdrawn' }),
});
