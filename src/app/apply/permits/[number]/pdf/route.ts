import { defineRoute } from '@/app/_kit/define-route';
import { pdfResponse } from '@/app/_kit/pdf-response';
import { permitFileName } from '@/domain/permit/permit-archive';
import { getPermitPdf } from '@/services/permit/get-permit';
import { permitPath } from '../../../_parts/permit-path';

/** The sealed file, exactly as it was written once. */
export const GET = defineRoute({
  permission: 'permit:download',
  params: permitPath,
  run: getPermitPdf,
  respond: ({ permitNumber, pdf }) => pdfResponse(pdf, permitFileName(permitNumber), 'attachment'),
});
