'use server';

import { z } from 'zod';
import { defineAction } from '@/app/_kit/define-action';
import { paths } from '@/app/_kit/paths';
import { VERDICT_OUTCOMES } from '@/domain/evidence/document-kinds';
import { judgeDocument } from '@/services/evidence/judge-document';
import { documentPath } from '../../../../../_parts/case-input';

export const judge = defineAction({
  permission: 'application:review',
  input: documentPath.extend({
    outcome: z.enum(VERDICT_OUTCOMES),
    reason: z
      .string()
      .trim()
      .max(2_000)
      .default('')
      .transform((text) => text || null),
  }),
  run: judgeDocument,
  redirectTo: ({ reference }) => paths.office.application({ reference }),
});
