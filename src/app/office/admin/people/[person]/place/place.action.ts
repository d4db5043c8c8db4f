'use server';

import { z } from 'zod';
import { proofFields } from '@/app/_kit/confirm-it-is-you';
import { defineAction } from '@/app/_kit/define-action';
import { paths } from '@/app/_kit/paths';
import { placePerson } from '@/services/people/place-person';
import { reasonText } from '../../../../_parts/case-input';
import { placeId } from '../../_parts/place-input';

export const place = defineAction({
  permission: 'people:manage',
  input: z.object({
    ...proofFields,
    person: z.uuid(),
    office: placeId,
    post: placeId,
    leads: z.preprocess((given) => given === 'yes', z.boolean()),
    reason: reasonText.max(2000),
  }),
  run: placePerson,
  redirectTo: (placed) => paths.office.person(placed),
});
