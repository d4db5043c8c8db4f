'use server';

import { defineAction } from '@/app/_kit/define-action';
import { paths } from '@/app/_kit/paths';
import { sendAgain } from '@/services/mail/read-mail';
import { mailPath } from './mail-path';

export const sendMailAgain = defineAction({
  permission: 'mail:read',
  input: mailPath,
  run: ({ mail }, ctx) => sendAgain({ id: mail }, ctx),
  redirectTo: ({ id }) => paths.office.mail({ mail: id }),
});
