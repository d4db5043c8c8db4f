'use server';

import { defineAction } from '@/app/_kit/define-action';
import { paths } from '@/app/_kit/paths';
import { delegateSignature } from '@/services/people/signatories';
import { signatoryInput } from '../../_parts/signatory-input';

export const delegate = defineAction({
  permission: 'permit:sign',
  input: signatoryInput,
  run: delegateSignature,
  redirectTo: () => paths.office.signatories,
});
