'use server';

import { defineAction } from '@/app/_kit/define-action';
import { paths } from '@/app/_kit/paths';
import { recordPaper } from '@/services/stock/record-paper';
import { permitPath } from '../../../_parts/permit-path';
import { stockNumberText } from '../../../registers/_parts/inputs';

export const enterPaper = defineAction({
  permission: 'stock:keep',
  input: permitPath.extend({ first: stockNumberText.min(1, 'field.required'), last: stockNumberText.default('') }),
  run: recordPaper,
  redirectTo: (permit) => paths.office.permit(permit),
});
