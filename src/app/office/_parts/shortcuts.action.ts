'use server';

import { z } from 'zod';
import { defineAction } from '@/app/_kit/define-action';
import { paths, sameSitePath } from '@/app/_kit/paths';
import { setShortcuts } from '@/services/people/own-shortcuts';

export const switchShortcuts = defineAction({
  permission: 'signed-in',
  input: z.object({ isOn: z.enum(['yes', 'no']).transform((text) => text === 'yes'), back: z.string().max(2_000) }),
  run: setShortcuts,
  redirectTo: ({ back }) => sameSitePath(back) ?? paths.office.home,
});
