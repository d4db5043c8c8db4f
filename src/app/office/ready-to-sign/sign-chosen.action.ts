'use server';

import { z } from 'zod';
import { proofFields } from '@/app/_kit/confirm-it-is-you';
import { defineAction } from '@/app/_kit/define-action';
import { paths, withQuery } from '@/app/_kit/paths';
import { unexpected } from '@/app/_kit/unexpected';
import { signSeveral } from '@/services/permit/sign-several';
import { casePath } from '../_parts/case-input';

const references = z.preprocess((given) => (given === undefined ? [] : [given].flat()), z.array(casePath.shape.reference).max(100));

export const signChosen = defineAction({
  permission: 'permit:sign',
  input: z.object({ ...proofFields, references }),
  run: (input, ctx) => signSeveral(input, ctx, (why) => unexpected(why, 'signing')),
  redirectTo: ({ permitNumbers, left }) => withQuery(paths.office.readyToSign, { signed: permitNumbers.length, left: left.length || null }),
});
