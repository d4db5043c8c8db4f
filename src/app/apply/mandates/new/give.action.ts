'use server';

import { z } from 'zod';
import { requiredDate, withDates } from '@/app/_kit/date-parts';
import { defineAction } from '@/app/_kit/define-action';
import { paths } from '@/app/_kit/paths';
import { MANDATE_SCOPES } from '@/domain/people/mandate';
import { giveMandate } from '@/services/mandates/give-mandate';
import { Email } from '../../_parts/inputs';

export const give = defineAction({
  permission: 'mandate:give',
  input: withDates(
    ['from', 'until'],
    z.object({
      client: z.uuid(),
      email: Email,
      scope: z.enum(MANDATE_SCOPES, { error: 'choice.required' }),
      from: requiredDate,
      until: requiredDate,
    }),
  ),
  run: (input, ctx, { clientAddress }) => giveMandate({ ...input, clientAddress }, ctx),
  redirectTo: ({ mandate }) => paths.apply.mandate({ mandate }),
});
