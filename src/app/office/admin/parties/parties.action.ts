'use server';

import { z } from 'zod';
import { proofFields } from '@/app/_kit/confirm-it-is-you';
import { defineAction } from '@/app/_kit/define-action';
import { paths } from '@/app/_kit/paths';
import { LONGEST_LIST } from '@/domain/keys/key-list';
import { decideTrust, proposeTrust, withdrawTrust } from '@/services/trust/decide-trust';
import { takeList } from '@/services/trust/take-list';
import { reasonText } from '../../_parts/case-input';

const party = z.string().regex(/^[A-Z]{2}$/);
const list = z.string().trim().min(1, 'field.required').max(LONGEST_LIST);
const basis = reasonText.max(2000);

export const propose = defineAction({
  permission: 'keys:trust',
  input: z.object({ ...proofFields, list, told: z.string().trim().min(1, 'field.required').max(200), basis }),
  run: proposeTrust,
  redirectTo: paths.office.party,
});

export const decide = defineAction({
  permission: 'keys:trust',
  input: z.object({ ...proofFields, party, trust: z.uuid(), outcome: z.enum(['trusted', 'declined'], 'choice.required'), basis }),
  run: decideTrust,
  redirectTo: paths.office.party,
});

export const take = defineAction({
  permission: 'keys:trust',
  input: z.object({ party, list }),
  run: takeList,
  redirectTo: paths.office.party,
});

export const withdraw = defineAction({
  permission: 'keys:trust',
  input: z.object({ ...proofFields, party, reason: basis }),
  run: withdrawTrust,
  redirectTo: paths.office.party,
});
