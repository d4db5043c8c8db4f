'use server';

import { z } from 'zod';
import { withDates } from '@/app/_kit/date-parts';
import { defineAction } from '@/app/_kit/define-action';
import { paths } from '@/app/_kit/paths';
import { registerInstitution } from '@/services/registers/dated-registers';
import { needed, PERIOD_DAYS, period } from '../../_parts/inputs';

export const enterInstitution = defineAction({
  permission: 'register:keep',
  input: withDates(
    PERIOD_DAYS,
    z.object({
      code: needed(40),
      name: needed(200),
      address: needed(400),
      country: needed(2),
      basis: needed(400),
      ...period,
    }),
  ),
  run: registerInstitution,
  redirectTo: () => paths.office.institutions,
});
