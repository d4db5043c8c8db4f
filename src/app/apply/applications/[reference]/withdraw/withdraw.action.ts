'use server';

import { z } from 'zod';
import { defineAction } from '@/app/_kit/define-action';
import { paths } from '@/app/_kit/paths';
import { withdrawApplication } from '@/services/application/withdraw-application';
import { Reference, Version } from '../../../_parts/inputs';

export const withdraw = defineAction({
  permission: 'application:withdraw',
  input: z.object({ reference: Reference, version: Version }),
  run: withdrawApplication,
  redirectTo: ({ reference }) => paths.apply.application({ reference }),
});
