'use server';

import { z } from 'zod';
import { defineAction } from '@/app/_kit/define-action';
import { paths } from '@/app/_kit/paths';
import { saveParty } from '@/services/address-book/save-party';

const typed = z.string().max(2_000, 'text.tooLong').default('');

export const saveEntry = defineAction({
  permission: 'address-book:keep',
  input: z.object({
    entry: z.uuid().or(z.literal('')),
    name: typed,
    latinName: typed,
    address: typed,
    latinAddress: typed,
    country: typed,
  }),
  run: ({ entry, ...party }, ctx) => saveParty({ ...party, entry: entry || null }, ctx),
  redirectTo: () => paths.apply.addressBook,
});
