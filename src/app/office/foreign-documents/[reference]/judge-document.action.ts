'use server';

import { z } from 'zod';
import { defineAction } from '@/app/_kit/define-action';
import { paths } from '@/app/_kit/paths';
import { judgeForeignDocument } from '@/services/imports/foreign-documents';

export const judgeDocument = defineAction({
  permission: 'foreign-document:record',
  input: z.object({
    reference: z.string().regex(/^F-\d{1,12}$/),
    outcome: z.enum(['accepted', 'refused']),
    reason: z.string().trim().min(1, 'reason.required').max(1_000, 'field.tooLong'),
  }),
  run: judgeForeignDocument,
  redirectTo: (_, { reference }) => paths.office.foreignDocument({ reference }),
});
