'use server';

import { defineAction } from '@/app/_kit/define-action';
import { paths } from '@/app/_kit/paths';
import { recordImportOfPermit } from '@/services/imports/import-balance';
import { permitPath } from '../../_parts/permit-path';

export const recordImport = defineAction({
  permission: 'foreign-document:record',
  input: permitPath,
  run: recordImportOfPermit,
  redirectTo: (_, permit) => paths.office.permit(permit),
});
