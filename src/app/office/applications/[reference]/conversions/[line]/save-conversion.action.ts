'use server';

import { z } from 'zod';
import { defineAction } from '@/app/_kit/define-action';
import { paths } from '@/app/_kit/paths';
import { recordConversion } from '@/services/imports/import-balance';
import { onCase } from '../../../../_parts/case-input';

export const saveConversion = defineAction({
  permission: 'finding:record-legal-acquisition',
  input: z.object({
    ...onCase,
    line: z.coerce.number().int().min(1).max(200),
    ratio: z.string().trim().min(1, 'ratio.invalid').max(20, 'ratio.invalid'),
    reason: z.string().trim().min(1, 'reason.required').max(1_000, 'field.tooLong'),
  }),
  run: recordConversion,
  redirectTo: (_, { reference }) => paths.office.application({ reference }),
});
