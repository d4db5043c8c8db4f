'use server';

import { z } from 'zod';
import { defineAction } from '@/app/_kit/define-action';
import { paths, withQuery } from '@/app/_kit/paths';
import { returnQuestion } from '@/services/review/ask-science';
import { onCase, reasonText } from '../../../_parts/case-input';

export const giveBack = defineAction({
  permission: 'finding:record-non-detriment',
  input: z.object({ ...onCase, reason: reasonText }),
  run: returnQuestion,
  redirectTo: ({ reference }) => withQuery(paths.office.advice, { returned: reference }),
});
