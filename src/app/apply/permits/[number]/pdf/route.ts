import { defineRoute } from '@/app/_kit/define-route';
import { permitFileName } from '@/domain/permit/permit-archive';
import { getPermitPdf } from '@/services/permit/get-permit';
import { permitPath } from '../../../_parts/permit-path';

/** The sealed file, exactly as it was written once. */
export const GET = defineRoute({
  permission: 'permit:download',
  params: permitPath,
  run: getPermitPdf,
  respond: ({ permitNumber, pdf }) =>
    new Response(new Uint8Array(pdf), {
      headers: {
        'Content-Type': 'application/pdf',
        'Content-Disposition': `attachment; filename="${permitFileName(permitNumber)}"`,
        'Cache-Control': 'private, no-store',
        'X-Content-Type-Options': 'nosniff',
      },
    }),
});
