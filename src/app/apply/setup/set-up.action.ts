'use server';

import { z } from 'zod';
import { defineAction } from '@/app/_kit/define-action';
import { paths } from '@/app/_kit/paths';
import { LOCALES } from '@/i18n/locale';
import { saveOwnProfile, savePreferences } from '@/services/people/own-account';
import { detailsInput } from '../account/_parts/details-input';

export const setUp = defineAction({
  permission: 'application:read-own',
  input: z.object({ ...detailsInput.shape, locale: z.enum(LOCALES) }),
  run: async ({ locale, ...details }, ctx) => {
    const saved = await saveOwnProfile(details, ctx);
    return saved.ok ? savePreferences({ locale, wantsReminders: true }, ctx) : saved;
  },
  redirectTo: () => paths.apply.home,
});
