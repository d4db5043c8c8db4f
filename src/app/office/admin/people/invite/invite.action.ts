'use server';

import { z } from 'zod';
import { proofFields } from '@/app/_kit/confirm-it-is-you';
import { defineAction } from '@/app/_kit/define-action';
import { paths } from '@/app/_kit/paths';
import { Role } from '@/domain/access/role';
import { LOCALES } from '@/i18n/locale';
import { inviteStaff } from '@/services/people/invite-staff';
import { reasonText } from '../../../_parts/case-input';
import { placeId } from '../_parts/place-input';

export const invite = defineAction({
  permission: 'people:manage',
  input: z.object({
    ...proofFields,
    name: z.string({ error: 'name.required' }).max(400, 'text.tooLong'),
    email: z.string({ error: 'email.invalid' }).trim().max(254, 'email.invalid').pipe(z.email('email.invalid')),
    title: z.string().trim().max(120).default(''),
    locale: z.enum(LOCALES),
    role: Role,
    office: placeId,
    post: placeId,
    reason: reasonText.max(2000),
  }),
  run: inviteStaff,
  redirectTo: (invited) => paths.office.person(invited),
});
