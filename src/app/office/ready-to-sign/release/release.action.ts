'use server';

import { z } from 'zod';
import { proofFields } from '@/app/_kit/confirm-it-is-you';
import { defineAction } from '@/app/_kit/define-action';
import { paths, withQuery } from '@/app/_kit/paths';
import { releaseSigner } from '@/services/permit/release-signer';
import { reasonText } from '../../_parts/case-input';

export const release = defineAction({
  permission: 'permit:sign',
  input: z.object({ ...proofFields, signer: z.uuid('field.chooseOne'), reason: reasonText }),
  run: releaseSigner,
  redirectTo: () => withQuery(paths.office.readyToSign, { released: 'yes' }),
});
