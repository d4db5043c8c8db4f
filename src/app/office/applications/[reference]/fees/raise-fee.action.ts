'use server';

import { z } from 'zod';
import { defineAction } from '@/app/_kit/define-action';
import { paths } from '@/app/_kit/paths';
import { raiseExtraFee } from '@/services/fees/raise-invoice';
import { caseReference, reasonText } from '../../../_parts/case-input';

export const raiseFee = defineAction({
  permission: 'fee:book',
  input: z.object({
    reference: caseReference,
    amount: z.string().trim().min(1).max(20),
    currency: z
      .string()
      .trim()
      .toUpperCase()
      .regex(/^[A-Z]{3}$/),
    reason: reasonText,
  }),
  run: raiseExtraFee,
  redirectTo: (_, { reference }) => paths.office.fees({ reference }),
});
