'use server';

import { z } from 'zod';
import { defineAction } from '@/app/_kit/define-action';
import { paths } from '@/app/_kit/paths';
import { closeOrganisation as closeForAll } from '@/services/organisations/close-organisation';

export const closeOrganisation = defineAction({
  permission: 'organisation:belong',
  input: z.object({}),
  run: closeForAll,
  redirectTo: () => paths.apply.home,
});
