import { defineRoute } from '@/app/_kit/define-route';
import { getReadiness } from '@/services/upkeep/get-readiness';

export const GET = defineRoute({
  permission: 'public',
  run: getReadiness,
  respond: (readiness) => Response.json(readiness, { status: readiness.isReady ? 200 : 503 }),
});
