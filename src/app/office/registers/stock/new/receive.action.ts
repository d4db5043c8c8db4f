'use server';

import { z } from 'zod';
import { withDates } from '@/app/_kit/date-parts';
import { defineAction } from '@/app/_kit/define-action';
import { paths } from '@/app/_kit/paths';
import { isoDateSchema } from '@/domain/shared/iso-date';
import { STOCK_KINDS } from '@/domain/stock/stock';
import { receiveStock } from '@/services/stock/keep-stock';
import { stockNumberText } from '../../_parts/inputs';

export const receive = defineAction({
  permission: 'stock:keep',
  input: withDates(
    ['receivedOn'],
    z.object({
      kind: z.enum(STOCK_KINDS, 'choice.required'),
      first: stockNumberText.min(1, 'field.required'),
      last: stockNumberText.min(1, 'field.required'),
      receivedOn: isoDateSchema,
      supplier: z.string().trim().min(1, 'field.required').max(200),
    }),
  ),
  run: receiveStock,
  redirectTo: (entry) => paths.office.stockOf(entry),
});
