'use server';

import { z } from 'zod';
import { defineAction } from '@/app/_kit/define-action';
import { paths } from '@/app/_kit/paths';
import { recommend } from '@/services/review/review-steps';
import { onCase, reasonText } from '../../../_parts/case-input';

export const recommendDecision = defineAction({
  permission: 'application:recommend',
  input: z.object({ ...onCase, outcome: z.enum(['approve', 'refuse'], 'finding.recommendation'), reasons: reasonText }),
  run: recommend,
  redirectTo: (_, { reference }) => paths.office.application({ reference }),
});
