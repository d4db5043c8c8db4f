import { defineRoute } from '@/app/_kit/define-route';
import { previewPermit } from '@/services/permit/preview-permit';
import { casePath } from '../../../_parts/case-input';
import { pdfResponse } from '../../../_parts/pdf-response';

export const GET = defineRoute({
  permission: 'application:read',
  params: casePath,
  run: previewPermit,
  respond: ({ reference, pdf }) => pdfResponse(pdf, `${reference}-specimen.pdf`, 'inline'),
});
