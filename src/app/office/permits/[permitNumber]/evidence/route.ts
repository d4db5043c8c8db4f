import { defineRoute } from '@/app/_kit/define-route';
import { getEvidence } from '@/services/permit/get-evidence';
import { permitPath } from '../../../_parts/permit-path';

/** The sealed file with its time stamp and certificates, in one container. */
export const GET = defineRoute({
  permission: 'permit:download',
  params: permitPath,
  run: ({ permitNumber }, ctx) => getEvidence({ number: permitNumber }, ctx),
  respond: ({ fileName, bytes }) =>
    new Response(new Uint8Array(bytes), {
      headers: {
        'Content-Type': 'application/vnd.etsi.asic-s+zip',
        'Content-Disposition': `attachment; filename="${fileName}"`,
        'Cache-Control': 'private, no-store',
        'X-Content-Type-Options': 'nosniff',
      },
    }),
});
