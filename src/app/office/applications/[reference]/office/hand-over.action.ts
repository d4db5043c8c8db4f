'use server';

import { z } from 'zod';
import { defineAction } from '@/app/_kit/define-action';
import { paths } from '@/app/_kit/paths';
import { shareCase, transferCase, unshareCase } from '@/services/offices/hand-over';
import { onCase } from '../../../_parts/case-input';

const office = z.uuid('field.chooseOne');
const reason = z.string().trim().min(1, 'reason.required').max(2_000);

export const transfer = defineAction({
  permission: 'case:transfer',
  input: z.object({ ...onCase, officeId: office, reason }),
  run: transferCase,
  // Whoever gave it away sees it no more.
  redirectTo: () => paths.office.queue,
});

export const share = defineAction({
  permission: 'case:transfer',
  input: z.object({ ...onCase, shareWith: office, shareReason: reason }),
  run: ({ shareWith, shareReason, ...on }, ctx) => shareCase({ ...on, officeId: shareWith, reason: shareReason }, ctx),
  redirectTo: (_, { reference }) => paths.office.application({ reference }),
});

export const unshare = defineAction({
  permission: 'case:transfer',
  input: z.object({ ...onCase, officeId: office }),
  run: unshareCase,
  redirectTo: (_, { reference }) => paths.office.application({ reference }),
});
