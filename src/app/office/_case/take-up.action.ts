'use server';

import { z } from 'zod';
import { defineAction } from '@/app/_kit/define-action';
import { paths } from '@/app/_kit/paths';
import { resumeReview as resume } from '@/services/review/ask-science';
import { startReview as start } from '@/services/review/review-steps';
import { onCase } from '../_parts/case-input';

export const startReview = defineAction({
  permission: 'application:review',
  input: z.object(onCase),
  run: start,
  redirectTo: ({ reference }) => paths.office.application({ reference }),
});

export const resumeReview = defineAction({
  permission: 'application:review',
  input: z.object(onCase),
  run: resume,
  redirectTo: ({ reference }) => paths.office.application({ reference }),
});
