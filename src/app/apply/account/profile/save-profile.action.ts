'use server';

import { defineAction } from '@/app/_kit/define-action';
import { paths, withQuery } from '@/app/_kit/paths';
import { saveOwnProfile } from '@/services/people/own-account';
import { detailsInput } from '../_parts/details-input';

export const saveProfile = defineAction({
  permission: 'application:read-own',
  input: detailsInput,
  run: saveOwnProfile,
  redirectTo: () => withQuery(paths.apply.account, { done: 'profile' }),
});
