'use server';

import { z } from 'zod';
import { defineAction } from '@/app/_kit/define-action';
import { paths } from '@/app/_kit/paths';
import { decideCase } from '@/services/review/decide-case';
import { onCase, reasonText } from '../../../_parts/case-input';

export const approve = defineAction({
  permission: 'application:decide',
  input: z.object({ ...onCase, reasons: reasonText }),
  run: (input, ctx) => decideCase({ ...input, outcome: 'approve' }, ctx),
  redirectTo: (_, { reference }) => paths.office.application({ reference }),
});
