'use server';

import { z } from 'zod';
import { defineAction } from '@/app/_kit/define-action';
import { paths } from '@/app/_kit/paths';
import { WAIVER_GROUNDS } from '@/domain/fees/waiver';
import { askWaiver } from '@/services/fees/waivers';
import { onInvoice } from '../../../../../_parts/fee-input';

export const ask = defineAction({
  permission: 'fee:pay',
  input: z.object({ ...onInvoice, ground: z.enum(WAIVER_GROUNDS), explanation: z.string().trim().min(1).max(4_000) }),
  run: askWaiver,
  redirectTo: (_, { reference }) => paths.apply.fee({ reference }),
});
