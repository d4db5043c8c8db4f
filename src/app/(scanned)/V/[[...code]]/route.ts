import { z } from 'zod';
import { definePublicPage } from '@/app/_kit/define-public-page';
import { resultHtml } from '@/app/verify/_check/result-html';
import { resultJson } from '@/app/verify/_check/result-json';
import { checkCode } from '@/services/verification/check-permit';
import type { CheckAnswer } from '@/services/verification/register-answer';

const scanned = z.object({ code: z.string().default('') });

export const GET = definePublicPage<typeof scanned, z.ZodType, CheckAnswer>({
  params: scanned,
  load: ({ code }, ctx) => checkCode({ scanned: code }, ctx),
  title: (_, { t }) => t('verify.result.title'),
  render: ({ data, words }) => resultHtml(data, words),
  json: resultJson,
});
