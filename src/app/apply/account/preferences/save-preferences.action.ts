'use server';

import { z } from 'zod';
import { defineAction } from '@/app/_kit/define-action';
import { paths, withQuery } from '@/app/_kit/paths';
import { LOCALES } from '@/i18n/locale';
import { savePreferences as save } from '@/services/people/own-account';

export const savePreferences = defineAction({
  permission: 'application:read-own',
  input: z.object({
    locale: z.enum(LOCALES),
    wantsReminders: z
      .literal('yes')
      .optional()
      .transform((ticked) => ticked === 'yes'),
  }),
  run: save,
  redirectTo: () => withQuery(paths.apply.account, { done: 'preferences' }),
});
