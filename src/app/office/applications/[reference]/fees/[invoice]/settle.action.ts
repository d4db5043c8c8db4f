'use server';

import { z } from 'zod';
import { defineAction } from '@/app/_kit/define-action';
import { paths } from '@/app/_kit/paths';
import { bookDeskPayment, refundPayment } from '@/services/fees/book-at-desk';
import { decideWaiver } from '@/services/fees/waivers';
import { reasonText } from '../../../../_parts/case-input';
import { onInvoice } from '../../../../_parts/invoice-input';

export const book = defineAction({
  permission: 'fee:book',
  input: z.object({ ...onInvoice, slip: z.string().trim().min(1).max(80) }),
  run: bookDeskPayment,
  redirectTo: (_, on) => paths.office.invoice(on),
});

export const decide = defineAction({
  permission: 'fee:book',
  input: z.object({ ...onInvoice, outcome: z.enum(['granted', 'refused']), reason: reasonText }),
  run: decideWaiver,
  redirectTo: (_, on) => paths.office.invoice(on),
});

export const refund = defineAction({
  permission: 'fee:refund',
  input: z.object({ ...onInvoice, amount: z.string().trim().min(1).max(20), reason: reasonText, idempotencyKey: z.uuid() }),
  run: refundPayment,
  redirectTo: (_, on) => paths.office.invoice(on),
});
