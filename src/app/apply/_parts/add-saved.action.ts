'use server';

import { z } from 'zod';
import { defineAction } from '@/app/_kit/define-action';
import { paths } from '@/app/_kit/paths';
import { addSavedSpecimen } from '@/services/address-book/save-specimen';
import { Reference, Version } from './inputs';

export const addSaved = defineAction({
  permission: 'application:edit',
  input: z.object({ reference: Reference, version: Version, entry: z.uuid({ error: 'choice.required' }) }),
  run: addSavedSpecimen,
  redirectTo: ({ reference }) => paths.apply.specimens({ reference }),
});
