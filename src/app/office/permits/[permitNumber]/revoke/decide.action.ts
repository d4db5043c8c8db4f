'use server';

import { z } from 'zod';
import { defineAction } from '@/app/_kit/define-action';
import { paths } from '@/app/_kit/paths';
import { decideRevocation } from '@/services/permit/revoke-permit';
import { measureInput } from '../../../_parts/measure-input';

export const decide = defineAction({
  permission: 'permit:sign',
  input: measureInput.extend({ outcome: z.enum(['confirm', 'decline'], 'choice.required') }),
  run: decideRevocation,
  redirectTo: (permit) => paths.office.permit(permit),
});
