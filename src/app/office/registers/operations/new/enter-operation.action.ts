'use server';

import { z } from 'zod';
import { withDates } from '@/app/_kit/date-parts';
import { defineAction } from '@/app/_kit/define-action';
import { paths } from '@/app/_kit/paths';
import { OPERATION_KINDS } from '@/domain/registers/dated-register';
import { registerOperation } from '@/services/registers/dated-registers';
import { needed, orNothing, PERIOD_DAYS, period, sourceCodes } from '../../_parts/inputs';

export const enterOperation = defineAction({
  permission: 'register:keep',
  input: withDates(
    PERIOD_DAYS,
    z.object({
      kind: z.enum(OPERATION_KINDS),
      number: needed(40),
      taxon: needed(120),
      sources: sourceCodes,
      yearlyCapacity: orNothing(40),
      unit: orNothing(3),
      name: needed(200),
      address: needed(400),
      country: needed(2),
      basis: needed(400),
      ...period,
    }),
  ),
  run: registerOperation,
  redirectTo: () => paths.office.operations,
});
