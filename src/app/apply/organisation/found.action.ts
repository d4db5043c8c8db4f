'use server';

import { defineAction } from '@/app/_kit/define-action';
import { paths } from '@/app/_kit/paths';
import { foundOrganisation } from '@/services/organisations/organisation-details';
import { organisationInput } from './_parts/organisation-input';

export const found = defineAction({
  permission: 'organisation:belong',
  input: organisationInput,
  run: foundOrganisation,
  redirectTo: () => paths.apply.organisation,
});
