'use server';

import { z } from 'zod';
import { defineAction } from '@/app/_kit/define-action';
import { paths } from '@/app/_kit/paths';
import { copyApplication } from '@/services/application/copy-application';
import { Applicant, Reference } from '../../../_parts/inputs';

export const copyDraft = defineAction({
  permission: 'application:create',
  input: z.object({ reference: Reference, idempotencyKey: z.uuid(), applicant: Applicant }),
  run: copyApplication,
  redirectTo: ({ reference }) => paths.apply.application({ reference }),
});
