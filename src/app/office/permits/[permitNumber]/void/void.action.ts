'use server';

import { z } from 'zod';
import { proofFields } from '@/app/_kit/confirm-it-is-you';
import { defineAction } from '@/app/_kit/define-action';
import { paths } from '@/app/_kit/paths';
import { voidPermit } from '@/services/permit/void-permit';
import { reasonText } from '../../../_parts/case-input';
import { permitPath } from '../../../_parts/permit-path';

export const voidNumber = defineAction({
  permission: 'permit:sign',
  input: z.object({ ...proofFields, ...permitPath.shape, reason: reasonText }),
  run: voidPermit,
  redirectTo: (permit) => paths.office.permit(permit),
});
