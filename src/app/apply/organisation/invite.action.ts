'use server';

import { z } from 'zod';
import { defineAction } from '@/app/_kit/define-action';
import { paths, withQuery } from '@/app/_kit/paths';
import { MEMBER_ROLES } from '@/domain/people/organisation';
import { inviteMember } from '@/services/organisations/invitations';
import { Email } from '../_parts/inputs';

export const invite = defineAction({
  permission: 'organisation:belong',
  input: z.object({ email: Email, role: z.enum(MEMBER_ROLES) }),
  run: (input, ctx, { clientAddress }) => inviteMember({ ...input, clientAddress }, ctx),
  redirectTo: () => withQuery(paths.apply.organisation, { done: 'invited' }),
});
