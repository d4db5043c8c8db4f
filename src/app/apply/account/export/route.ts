import { defineRoute } from '@/app/_kit/define-route';
import { exportOwnData } from '@/services/people/export-own-data';

/** Everything the register keeps about the reader, as a file. */
export const GET = defineRoute({
  permission: 'application:read-own',
  run: exportOwnData,
  respond: ({ name, json }) =>
    new Response(json, {
      headers: {
        'Content-Type': 'application/json; charset=utf-8',
        'Content-Disposition': `attachment; filename="${name}"`,
        'Cache-Control': 'private, no-store',
      },
    }),
});
