'use server';

import { z } from 'zod';
import { defineAction } from '@/app/_kit/define-action';
import { paths } from '@/app/_kit/paths';
import { takeFromRequest } from '@/services/correspondence/ask-applicant';
import { onCase } from '../../../_parts/case-input';

export const takeOut = defineAction({
  permission: 'application:review',
  input: z.object({ ...onCase, position: z.coerce.number().int().min(1).max(100) }),
  run: takeFromRequest,
  redirectTo: (_, { reference }) => `${paths.office.returnForInformation({ reference })}#preview`,
});
