'use server';

import { z } from 'zod';
import { defineAction } from '@/app/_kit/define-action';
import { paths } from '@/app/_kit/paths';
import { FORM_TYPES } from '@/domain/codes/document-type';
import { startApplication } from '@/services/application/start-application';
import { Applicant } from '../_parts/inputs';

export const startDraft = defineAction({
  permission: 'application:create',
  input: z.object({ form: z.enum(FORM_TYPES, { error: 'form.unknown' }), idempotencyKey: z.uuid(), applicant: Applicant }),
  run: startApplication,
  redirectTo: ({ reference }) => paths.apply.application({ reference }),
});
