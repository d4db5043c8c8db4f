'use server';

import { defineAction } from '@/app/_kit/define-action';
import { paths } from '@/app/_kit/paths';
import { endOperation } from '@/services/registers/dated-registers';
import { ending } from '../../../_parts/inputs';

export const endRegistration = defineAction({
  permission: 'register:keep',
  input: ending,
  run: endOperation,
  redirectTo: () => paths.office.operations,
});
