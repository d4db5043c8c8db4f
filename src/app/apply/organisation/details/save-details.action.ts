'use server';

import { defineAction } from '@/app/_kit/define-action';
import { paths, withQuery } from '@/app/_kit/paths';
import { saveOrganisation } from '@/services/organisations/organisation-details';
import { organisationInput } from '../_parts/organisation-input';

export const saveDetails = defineAction({
  permission: 'organisation:belong',
  input: organisationInput,
  run: saveOrganisation,
  redirectTo: () => withQuery(paths.apply.organisation, { done: 'details' }),
});
