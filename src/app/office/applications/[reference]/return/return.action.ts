'use server';

import { z } from 'zod';
import { defineAction } from '@/app/_kit/define-action';
import { paths } from '@/app/_kit/paths';
import { returnApplication } from '@/services/review/review-steps';
import { onCase, reasonText } from '../../../_parts/case-input';

export const returnForInformation = defineAction({
  permission: 'application:review',
  input: z.object({ ...onCase, reason: reasonText }),
  run: returnApplication,
  redirectTo: (_, { reference }) => paths.office.application({ reference }),
});
