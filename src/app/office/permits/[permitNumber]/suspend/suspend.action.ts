'use server';

import { defineAction } from '@/app/_kit/define-action';
import { paths } from '@/app/_kit/paths';
import { stopPermit } from '@/services/permit/stop-permit';
import { measureInput } from '../../../_parts/measure-input';

export const suspend = defineAction({
  permission: 'permit:sign',
  input: measureInput,
  run: stopPermit,
  redirectTo: (permit) => paths.office.permit(permit),
});
