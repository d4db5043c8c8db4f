import { defineRoute } from '@/app/_kit/define-route';
import { pdfResponse } from '@/app/_kit/pdf-response';
import { permitNumberForAddress } from '@/domain/permit/permit-number';
import { getPermitPdf } from '@/services/permit/get-permit';
import { permitPath } from '../../../_parts/permit-path';

export const GET = defineRoute({
  permission: 'permit:download',
  params: permitPath,
  run: ({ permitNumber }, ctx) => getPermitPdf({ number: permitNumber }, ctx),
  respond: ({ permitNumber, pdf }) => pdfResponse(pdf, `${permitNumberForAddress(permitNumber)}.pdf`, 'attachment'),
});
