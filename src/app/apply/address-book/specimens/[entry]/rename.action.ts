'use server';

import { z } from 'zod';
import { defineAction } from '@/app/_kit/define-action';
import { paths } from '@/app/_kit/paths';
import { renameSpecimen } from '@/services/address-book/save-specimen';

export const rename = defineAction({
  permission: 'address-book:keep',
  input: z.object({ entry: z.uuid(), label: z.string().max(400, 'text.tooLong').default('') }),
  run: renameSpecimen,
  redirectTo: () => paths.apply.addressBook,
});
