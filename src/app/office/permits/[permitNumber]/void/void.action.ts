'use server';

import { defineAction } from '@/app/_kit/define-action';
import { paths } from '@/app/_kit/paths';
import { voidPermit } from '@/services/permit/void-permit';
import { measureInput } from '../../../_parts/measure-input';

export const voidNumber = defineAction({
  permission: 'permit:sign',
  input: measureInput,
  run: voidPermit,
  redirectTo: (permit) => paths.office.permit(permit),
});
