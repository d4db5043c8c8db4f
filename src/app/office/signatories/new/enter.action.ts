'use server';

import { defineAction } from '@/app/_kit/define-action';
import { paths } from '@/app/_kit/paths';
import { enterSignatory } from '@/services/people/signatories';
import { signatoryInput } from '../../_parts/signatory-input';

export const enter = defineAction({
  permission: 'people:manage',
  input: signatoryInput,
  run: enterSignatory,
  redirectTo: () => paths.office.signatories,
});
