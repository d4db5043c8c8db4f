'use server';

import { z } from 'zod';
import { defineAction } from '@/app/_kit/define-action';
import { paths } from '@/app/_kit/paths';
import { saveSpecimen } from '@/services/address-book/save-specimen';
import { LineId, Reference } from './inputs';

export const keepSpecimen = defineAction({
  permission: 'address-book:keep',
  input: z.object({ reference: Reference, lineId: LineId }),
  run: saveSpecimen,
  redirectTo: ({ reference }) => paths.apply.specimens({ reference }),
});
