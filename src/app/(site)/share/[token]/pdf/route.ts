import { defineRoute } from '@/app/_kit/define-route';
import { permitFileName } from '@/domain/permit/permit-archive';
import { getSharedPdf } from '@/services/sharing/open-share';
import { shareToken } from '../_parts/share-token';

/** The sealed file behind a link, exactly as it was written once. */
export const GET = defineRoute({
  permission: 'public',
  params: shareToken,
  run: ({ token }, ctx, { clientAddress }) => getSharedPdf({ token, address: clientAddress }, ctx),
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
