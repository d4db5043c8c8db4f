'use server';

import { z } from 'zod';
import { proofFields } from '@/app/_kit/confirm-it-is-you';
import { defineAction } from '@/app/_kit/define-action';
import { paths } from '@/app/_kit/paths';
import { disablePerson } from '@/services/people/disable-person';
import { reasonText } from '../../../../_parts/case-input';

export const disable = defineAction({
  permission: 'people:manage',
  input: z.object({ ...proofFields, person: z.uuid(), reason: reasonText.max(2000) }),
  run: disablePerson,
  redirectTo: (disabled) => paths.office.person(disabled),
});
