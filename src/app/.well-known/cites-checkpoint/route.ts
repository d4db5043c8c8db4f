import { defineRoute } from '@/app/_kit/define-route';
import { getCheckpoint } from '@/services/audit/prove';

/** The newest signed head of the audit log, with the signatures of its witnesses (C2SP tlog-checkpoint). */
export const GET = defineRoute({
  permission: 'public',
  run: getCheckpoint,
  respond: ({ note }) =>
    new Response(note, {
      headers: { 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'public, max-age=60', 'Access-Control-Allow-Origin': '*' },
    }),
});
