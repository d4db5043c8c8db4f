import { defineRoute } from '@/app/_kit/define-route';
import { pdfResponse } from '@/app/_kit/pdf-response';
import { permitNumberForAddress } from '@/domain/permit/permit-number';
import { previewReplacement } from '@/services/permit/sign-replacement';
import { permitPath } from '../../../../_parts/permit-path';

/** The new permit before it is signed, as a specimen. */
export const GET = defineRoute({
  permission: 'permit:sign',
  params: permitPath,
  run: previewReplacement,
  respond: ({ permitNumber, pdf }) => pdfResponse(pdf, `${permitNumberForAddress(permitNumber)}-replacement-specimen.pdf`, 'inline'),
});
