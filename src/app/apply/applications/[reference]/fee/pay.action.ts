'use server';

import { z } from 'zod';
import { defineAction } from '@/app/_kit/define-action';
import { startPayment } from '@/services/fees/pay-online';
import { onInvoice } from '../../../_parts/fee-input';

export const pay = defineAction({
  permission: 'fee:pay',
  input: z.object({ ...onInvoice, idempotencyKey: z.uuid() }),
  run: startPayment,
  redirectTo: ({ payAt }) => payAt,
});
