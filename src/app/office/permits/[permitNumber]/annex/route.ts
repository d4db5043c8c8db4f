import { defineRoute } from '@/app/_kit/define-route';
import { pdfResponse } from '@/app/_kit/pdf-response';
import { annexFileName } from '@/domain/permit/permit-archive';
import { getEndorsementAnnex } from '@/services/permit/endorsement-annex';
import { permitPath } from '../../../_parts/permit-path';

/** Box 14 as recorded, as a sealed annex to the issued file. */
export const GET = defineRoute({
  permission: 'permit:download',
  params: permitPath,
  run: ({ permitNumber }, ctx) => getEndorsementAnnex({ number: permitNumber }, ctx),
  respond: ({ permitNumber, pdf }) => pdfResponse(pdf, annexFileName(permitNumber), 'attachment'),
});
