'use server';

import { defineAction } from '@/app/_kit/define-action';
import { paths } from '@/app/_kit/paths';
import { endInstitution } from '@/services/registers/dated-registers';
import { ending } from '../../../_parts/inputs';

export const endRegistration = defineAction({
  permission: 'register:keep',
  input: ending,
  run: endInstitution,
  redirectTo: () => paths.office.institutions,
});
