'use server';

import { z } from 'zod';
import { defineAction } from '@/app/_kit/define-action';
import { paths } from '@/app/_kit/paths';
import { SHARE_DAYS, type ShareDays } from '@/domain/permit/permit-share';
import { makeShare, revokeShare } from '@/services/sharing/shares';
import { permitPath } from '../../../_parts/permit-path';
import { keepMadeLink } from './made-link';

const Days = z
  .string()
  .refine((text) => SHARE_DAYS.some((days) => String(days) === text), 'field.chooseOne')
  .transform((text) => Number(text) as ShareDays);

export const make = defineAction({
  permission: 'permit:share',
  input: z.object({ ...permitPath.shape, label: z.string().trim().min(1).max(120), days: Days }),
  run: async (input, ctx) => {
    const made = await makeShare(input, ctx);
    if (made.ok) await keepMadeLink(made.value.permitNumber, made.value);
    return made;
  },
  redirectTo: (permit) => paths.apply.permitShare(permit),
});

export const revoke = defineAction({
  permission: 'permit:share',
  input: z.object({ ...permitPath.shape, share: z.uuid() }),
  run: revokeShare,
  redirectTo: (permit) => paths.apply.permitShare(permit),
});
