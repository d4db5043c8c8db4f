'use server';

import { z } from 'zod';
import { proofFields } from '@/app/_kit/confirm-it-is-you';
import { defineAction } from '@/app/_kit/define-action';
import { paths } from '@/app/_kit/paths';
import { Role } from '@/domain/access/role';
import { PERSON_CHANGES } from '@/domain/people/person-change';
import { decideChange, proposeChange } from '@/services/people/change-person';
import { sendInvitationAgain } from '@/services/people/invite-staff';
import { reasonText } from '../../../_parts/case-input';

const role = z.preprocess((given) => given || null, Role.nullable().default(null));

export const propose = defineAction({
  permission: 'people:manage',
  input: z.object({
    ...proofFields,
    person: z.uuid(),
    kind: z.enum(PERSON_CHANGES, 'choice.required'),
    role,
    reason: reasonText.max(2000),
  }),
  run: proposeChange,
  redirectTo: (changed) => paths.office.person(changed),
});

export const decide = defineAction({
  permission: 'people:manage',
  input: z.object({ ...proofFields, person: z.uuid(), change: z.uuid(), outcome: z.enum(['confirm', 'decline'], 'choice.required') }),
  run: decideChange,
  redirectTo: (changed) => paths.office.person(changed),
});

export const sendAgain = defineAction({
  permission: 'people:manage',
  input: z.object({ person: z.uuid() }),
  run: sendInvitationAgain,
  redirectTo: (changed) => paths.office.person(changed),
});
