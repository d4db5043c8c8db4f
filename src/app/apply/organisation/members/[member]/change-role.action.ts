'use server';

import { z } from 'zod';
import { defineAction } from '@/app/_kit/define-action';
import { paths, withQuery } from '@/app/_kit/paths';
import { MEMBER_ROLES } from '@/domain/people/organisation';
import { changeMemberRole } from '@/services/organisations/members';

export const changeRole = defineAction({
  permission: 'organisation:belong',
  input: z.object({ member: z.uuid(), role: z.enum(MEMBER_ROLES) }),
  run: changeMemberRole,
  redirectTo: () => withQuery(paths.apply.organisation, { done: 'role' }),
});
