'use server';

import { defineAction } from '@/app/_kit/define-action';
import { paths } from '@/app/_kit/paths';
import { liftSuspension } from '@/services/permit/stop-permit';
import { measureInput } from '../../../_parts/measure-input';

export const reinstate = defineAction({
  permission: 'permit:sign',
  input: measureInput,
  run: liftSuspension,
  redirectTo: (permit) => paths.office.permit(permit),
});
