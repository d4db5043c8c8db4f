import { z } from 'zod';
import { definePublicPage } from '@/app/_kit/define-public-page';
import { resultHtml } from '@/app/verify/_check/result-html';
import { resultJson } from '@/app/verify/_check/result-json';
import { checkNumber } from '@/services/verification/check-permit';
import type { CheckAnswer } from '@/services/verification/register-answer';

/** `{number}/{code}`: the code is what follows the last slash, so that a number typed with its own slash is understood too. */
const typed = z.object({
  parts: z
    .string()
    .default('')
    .transform((path) => {
      const at = path.lastIndexOf('/');
      return { number: path.slice(0, Math.max(at, 0)), code: path.slice(at + 1) };
    }),
});

export const GET = definePublicPage<typeof typed, z.ZodType, CheckAnswer>({
  params: typed,
  load: ({ parts }, ctx, { clientAddress }) => checkNumber({ ...parts, address: clientAddress }, ctx),
  isBare: true,
  title: (_, { t }) => t('verify.result.title'),
  render: ({ data, words }) => resultHtml(data, words),
  json: resultJson,
});
