'use server';

import { z } from 'zod';
import { defineAction } from '@/app/_kit/define-action';
import { paths } from '@/app/_kit/paths';
import { addSheet as add } from '@/services/application/add-sheet';
import { Reference, Version } from '../../../../_parts/inputs';

/** Two hundred rows; what is longer is sent as a file. */
const LONGEST = 60_000;

export const addSheet = defineAction({
  permission: 'application:edit',
  input: z.object({
    reference: Reference,
    version: Version,
    sheet: z.string({ error: 'sheet.empty' }).regex(/\S/, 'sheet.empty').max(LONGEST, 'sheet.tooLong'),
  }),
  run: add,
  redirectTo: ({ reference }) => paths.apply.specimens({ reference }),
});
