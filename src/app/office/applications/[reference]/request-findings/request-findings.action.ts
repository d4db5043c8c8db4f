'use server';

import { z } from 'zod';
import { defineAction } from '@/app/_kit/define-action';
import { paths } from '@/app/_kit/paths';
import { requestFindings } from '@/services/review/review-steps';
import { onCase, reasonText } from '../../../_parts/case-input';

export const askScientificAuthority = defineAction({
  permission: 'application:review',
  input: z.object({ ...onCase, question: reasonText }),
  run: requestFindings,
  redirectTo: (_, { reference }) => paths.office.application({ reference }),
});
