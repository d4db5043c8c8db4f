import { defineRoute } from '@/app/_kit/define-route';
import { permitNumberForAddress } from '@/domain/permit/permit-number';
import { getOwnCode } from '@/services/permit/own-code';
import { permitPath } from '../../../../_parts/permit-path';

/** The square code as a picture to keep on a phone, for where there is no network. */
export const GET = defineRoute({
  permission: 'application:read-own',
  params: permitPath,
  run: getOwnCode,
  respond: ({ permitNumber, svg }) =>
    new Response(svg, {
      headers: {
        'Content-Type': 'image/svg+xml',
        'Content-Disposition': `attachment; filename="${permitNumberForAddress(permitNumber)}-code.svg"`,
        'Cache-Control': 'private, no-store',
        'X-Content-Type-Options': 'nosniff',
      },
    }),
});
