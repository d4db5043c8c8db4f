'use server';

import { z } from 'zod';
import { defineAction } from '@/app/_kit/define-action';
import { paths, withQuery } from '@/app/_kit/paths';
import { chooseOrganisationLetters } from '@/services/organisations/members';

export const chooseLetters = defineAction({
  permission: 'organisation:belong',
  input: z.object({
    wantsLetters: z
      .literal('yes')
      .optional()
      .transform((ticked) => ticked === 'yes'),
  }),
  run: chooseOrganisationLetters,
  redirectTo: () => withQuery(paths.apply.organisation, { done: 'letters' }),
});
