import { defineRoute } from '@/app/_kit/define-route';
import { pdfResponse } from '@/app/_kit/pdf-response';
import { permitNumberForAddress } from '@/domain/permit/permit-number';
import { previewCountersigned } from '@/services/permit/countersign-permit';
import { permitPath } from '../../../../_parts/permit-path';

/** What the first signatory's number froze, as a specimen. */
export const GET = defineRoute({
  permission: 'permit:sign',
  params: permitPath,
  run: previewCountersigned,
  respond: ({ permitNumber, pdf }) => pdfResponse(pdf, `${permitNumberForAddress(permitNumber)}-specimen.pdf`, 'inline'),
});
