import { defineRoute } from '@/app/_kit/define-route';
import { pdfResponse } from '@/app/_kit/pdf-response';
import { permitNumberForAddress } from '@/domain/permit/permit-number';
import { copyPermit } from '@/services/permit/copy-permit';
import { permitPath } from '../../../_parts/permit-path';

/** A copy for the files, marked as one. */
export const GET = defineRoute({
  permission: 'permit:download',
  params: permitPath,
  run: ({ permitNumber }, ctx) => copyPermit({ number: permitNumber }, ctx),
  respond: ({ permitNumber, pdf }) => pdfResponse(pdf, `${permitNumberForAddress(permitNumber)}-COPY.pdf`, 'attachment'),
});
