'use server';

import { z } from 'zod';
import { defineAction } from '@/app/_kit/define-action';
import { paths } from '@/app/_kit/paths';
import { sendBack } from '@/services/review/review-steps';
import { onCase, reasonText } from '../../../_parts/case-input';

export const sendBackToReview = defineAction({
  permission: 'application:decide',
  input: z.object({ ...onCase, reason: reasonText }),
  run: sendBack,
  redirectTo: (_, { reference }) => paths.office.application({ reference }),
});
