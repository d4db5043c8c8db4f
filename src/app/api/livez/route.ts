import { defineRoute } from '@/app/_kit/define-route';
import { ok } from '@/domain/shared/result';

/** Whether the process answers at all; asks nothing of the database. Also the floor of `npm run bench`. */
export const GET = defineRoute({
  permission: 'public',
  run: async () => ok(null),
  respond: () => new Response(null, { status: 204, headers: { 'Cache-Control': 'no-store' } }),
});
