'use server';

import { z } from 'zod';
import { defineAction } from '@/app/_kit/define-action';
import { paths } from '@/app/_kit/paths';
import { requestFindings } from '@/services/review/review-steps';
import { onCase } from '../../../_parts/case-input';

export const askScientificAuthority = defineAction({
  permission: 'application:review',
  input: z.object({ ...onCase, question: z.string().trim().min(1, 'finding.question').max(4_000) }),
  run: requestFindings,
  redirectTo: (_, { reference }) => paths.office.application({ reference }),
});
