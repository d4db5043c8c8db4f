'use server';

import { defineAction } from '@/app/_kit/define-action';
import { paths, withQuery } from '@/app/_kit/paths';
import { confirmEmail } from '@/services/people/confirm-email';
import { linkPath } from '../../_account/inputs';

export const confirm = defineAction({
  permission: 'public',
  input: linkPath,
  run: confirmEmail,
  redirectTo: () => withQuery(paths.signIn, { done: 'confirmed' }),
});
