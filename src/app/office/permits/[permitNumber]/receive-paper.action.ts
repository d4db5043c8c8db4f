'use server';

import { defineAction } from '@/app/_kit/define-action';
import { paths } from '@/app/_kit/paths';
import { receivePaper } from '@/services/permit/receive-paper';
import { permitPath } from '../../_parts/permit-path';

export const receive = defineAction({
  permission: 'permit:sign',
  input: permitPath,
  run: receivePaper,
  redirectTo: (permit) => paths.office.permit(permit),
});
