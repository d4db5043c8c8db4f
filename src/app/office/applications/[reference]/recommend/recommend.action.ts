'use server';

import { z } from 'zod';
import { defineAction } from '@/app/_kit/define-action';
import { paths } from '@/app/_kit/paths';
import { getWords } from '@/i18n/words';
import { recommend } from '@/services/review/review-steps';
import { onCase, reasonTextIfAny, saysWhy, whyMissing } from '../../../_parts/case-input';

export const recommendDecision = defineAction({
  permission: 'application:recommend',
  input: z
    .object({ ...onCase, outcome: z.enum(['approve', 'refuse'], 'finding.recommendation'), reasons: reasonTextIfAny })
    .refine(saysWhy, whyMissing),
  run: ({ reasons, ...input }, ctx) => recommend({ ...input, reasons: reasons || getWords(ctx.locale).t('office.recommend.usual') }, ctx),
  redirectTo: (_, { reference }) => paths.office.application({ reference }),
});
