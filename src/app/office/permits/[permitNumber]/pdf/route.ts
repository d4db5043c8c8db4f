import { defineRoute } from '@/app/_kit/define-route';
import { permitNumberForAddress } from '@/domain/permit/permit-number';
import { getPermitPdf } from '@/services/permit/get-permit';
import { pdfResponse } from '../../../_parts/pdf-response';
import { permitPath } from '../../../_parts/permit-path';

export const GET = defineRoute({
  permission: 'permit:download',
  params: permitPath,
  run: ({ permitNumber }, ctx) => getPermitPdf({ number: permitNumber }, ctx),
  respond: ({ permitNumber, pdf }) => pdfResponse(pdf, `${permitNumberForAddress(permitNumber)}.pdf`, 'attachment'),
});
