'use server';

import { z } from 'zod';
import { defineAction } from '@/app/_kit/define-action';
import { paths } from '@/app/_kit/paths';
import { typedAnswersOf } from '@/domain/documents/check-answers';
import { startFromCheck } from '@/services/application/start-from-check';
import { Applicant } from '../_parts/inputs';

export const startDraftFromCheck = defineAction({
  permission: 'application:create',
  input: z.looseObject({ idempotencyKey: z.uuid(), applicant: Applicant }).transform((sent) => ({
    typed: typedAnswersOf(sent),
    idempotencyKey: sent.idempotencyKey,
    applicant: sent.applicant,
  })),
  run: startFromCheck,
  redirectTo: ({ reference }) => paths.apply.application({ reference }),
});
