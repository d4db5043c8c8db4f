import { defineRoute } from '@/app/_kit/define-route';
import { permitNumberForAddress } from '@/domain/permit/permit-number';
import { getPermitPdf } from '@/services/permit/get-permit';
import { byPermitNumber } from '../../../_check/permit-number';

export const GET = defineRoute({
  permission: 'permit:download',
  params: byPermitNumber,
  run: ({ permitNumber }, ctx) => getPermitPdf({ number: permitNumber }, ctx),
  respond: ({ permitNumber, pdf }) =>
    new Response(new Uint8Array(pdf), {
      headers: {
        'Content-Type': 'application/pdf',
        'Content-Disposition': `inline; filename="${permitNumberForAddress(permitNumber)}.pdf"`,
      },
    }),
});
