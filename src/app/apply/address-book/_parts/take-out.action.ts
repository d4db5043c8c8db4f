'use server';

import { z } from 'zod';
import { defineAction } from '@/app/_kit/define-action';
import { paths } from '@/app/_kit/paths';
import { removeEntry } from '@/services/address-book/address-book';

export const takeOut = defineAction({
  permission: 'address-book:keep',
  input: z.object({ entry: z.uuid(), what: z.enum(['party', 'specimen']) }),
  run: removeEntry,
  redirectTo: () => paths.apply.addressBook,
});
