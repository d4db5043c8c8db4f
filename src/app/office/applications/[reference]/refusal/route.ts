import { z } from 'zod';
import { defineRoute } from '@/app/_kit/define-route';
import { pdfResponse } from '@/app/_kit/pdf-response';
import { refusalLetterOfCase } from '@/services/review/refusal-letter';
import { casePath } from '../../../_parts/case-input';

/** The letter of a refusal, in the language asked for. */
export const GET = defineRoute({
  permission: 'application:read',
  params: casePath,
  input: z.object({ language: z.enum(['en', 'fr', 'es']).nullable().catch(null).default(null) }),
  run: refusalLetterOfCase,
  respond: ({ name, pdf }) => pdfResponse(pdf, name, 'attachment'),
});
