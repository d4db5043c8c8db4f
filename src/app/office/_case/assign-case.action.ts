'use server';

import { z } from 'zod';
import { defineAction } from '@/app/_kit/define-action';
import { paths } from '@/app/_kit/paths';
import { assignCases } from '@/services/queue/assign-cases';
import { caseReference } from '../_parts/case-input';

export const assignCase = defineAction({
  permission: 'case:take',
  input: z.object({ reference: caseReference, to: z.union([z.uuid(), z.literal('none')], 'field.chooseOne') }),
  run: ({ reference, to }, ctx) => assignCases({ references: [reference], to: to === 'none' ? null : to }, ctx),
  redirectTo: (_, { reference }) => paths.office.application({ reference }),
});
