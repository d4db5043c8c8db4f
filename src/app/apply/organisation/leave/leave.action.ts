'use server';

import { z } from 'zod';
import { defineAction } from '@/app/_kit/define-action';
import { paths } from '@/app/_kit/paths';
import { leaveOrganisation } from '@/services/organisations/members';

export const leave = defineAction({
  permission: 'organisation:belong',
  input: z.object({}),
  run: leaveOrganisation,
  redirectTo: () => paths.apply.home,
});
