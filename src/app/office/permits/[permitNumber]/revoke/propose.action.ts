'use server';

import { defineAction } from '@/app/_kit/define-action';
import { paths } from '@/app/_kit/paths';
import { proposeRevocation } from '@/services/permit/revoke-permit';
import { measureInput } from '../../../_parts/measure-input';

export const propose = defineAction({
  permission: 'permit:sign',
  input: measureInput,
  run: proposeRevocation,
  redirectTo: (permit) => paths.office.permit(permit),
});
