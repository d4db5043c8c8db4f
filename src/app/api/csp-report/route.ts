import { defineRoute } from '@/app/_kit/define-route';
import { noteReport } from '@/app/_kit/policy-report';

export const POST = defineRoute({
  permission: 'public',
  isFromAnywhere: true,
  run: noteReport,
  respond: () => new Response(null, { status: 204 }),
});
