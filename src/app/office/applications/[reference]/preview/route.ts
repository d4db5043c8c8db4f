import { defineRoute } from '@/app/_kit/define-route';
import { pdfResponse } from '@/app/_kit/pdf-response';
import { previewPermit } from '@/services/permit/preview-permit';
import { casePath } from '../../../_parts/case-input';

export const GET = defineRoute({
  permission: 'application:read',
  params: casePath,
  run: previewPermit,
  respond: ({ reference, pdf }) => pdfResponse(pdf, `${reference}-specimen.pdf`, 'inline'),
});
