'use server';

import { z } from 'zod';
import { proofFields } from '@/app/_kit/confirm-it-is-you';
import { defineAction } from '@/app/_kit/define-action';
import { paths } from '@/app/_kit/paths';
import { unexpected } from '@/app/_kit/unexpected';
import { countersignPermit } from '@/services/permit/countersign-permit';
import { permitPath } from '../../../_parts/permit-path';

export const countersign = defineAction({
  permission: 'permit:sign',
  input: z.object({ ...proofFields, ...permitPath.shape }),
  run: (input, ctx) => countersignPermit(input, ctx, (why) => unexpected(why, 'signing')),
  redirectTo: (permit) => paths.office.permit(permit),
});
