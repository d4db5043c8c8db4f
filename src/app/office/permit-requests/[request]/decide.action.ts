'use server';

import { z } from 'zod';
import { proofFields } from '@/app/_kit/confirm-it-is-you';
import { defineAction } from '@/app/_kit/define-action';
import { paths } from '@/app/_kit/paths';
import { decideRequest } from '@/services/permit-requests/decide-request';
import { reasonText } from '../../_parts/case-input';
import { requestPath } from './request-path';

export const decide = defineAction({
  permission: 'permit-request:decide',
  input: z.object({ ...proofFields, ...requestPath.shape, outcome: z.enum(['accept', 'refuse']), reason: reasonText }),
  run: decideRequest,
  redirectTo: (decided) => paths.office.permitRequest(decided),
});
