import { defineRoute } from '@/app/_kit/define-route';
import { sessionEnd } from '@/services/people/session-end';

/** Goes on with the session: "Stay signed in". */
export const POST = defineRoute({
  permission: 'signed-in',
  run: sessionEnd,
  respond: ({ endsAt, secondsLeft }, _, { format }) => Response.json({ time: format.time(endsAt), secondsLeft }),
});
