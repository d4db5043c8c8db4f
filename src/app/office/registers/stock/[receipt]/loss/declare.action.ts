'use server';

import { z } from 'zod';
import { defineAction } from '@/app/_kit/define-action';
import { paths } from '@/app/_kit/paths';
import { STOCK_LOSSES } from '@/domain/stock/stock';
import { declareLoss } from '@/services/stock/keep-stock';
import { stockNumberText } from '../../../_parts/inputs';

export const declare = defineAction({
  permission: 'stock:keep',
  input: z.object({
    receipt: z.uuid(),
    first: stockNumberText.min(1, 'field.required'),
    last: stockNumberText.default(''),
    what: z.enum(STOCK_LOSSES, 'choice.required'),
    reason: z.string().trim().min(1, 'reason.required').max(2_000),
  }),
  run: declareLoss,
  redirectTo: (entry) => paths.office.stockOf(entry),
});
