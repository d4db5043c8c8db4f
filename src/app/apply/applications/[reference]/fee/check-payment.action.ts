'use server';

import { z } from 'zod';
import { defineAction } from '@/app/_kit/define-action';
import { paths } from '@/app/_kit/paths';
import { checkPayments } from '@/services/fees/pay-online';
import { Reference } from '../../../_parts/inputs';

export const checkPayment = defineAction({
  permission: 'fee:pay',
  input: z.object({ reference: Reference }),
  run: checkPayments,
  redirectTo: ({ reference }) => paths.apply.fee({ reference }),
});
