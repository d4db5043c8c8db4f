import { z } from 'zod';
import { defineRoute } from '@/app/_kit/define-route';
import { receiveNotice } from '@/services/fees/settle-attempt';

/** Where a payment gateway says how a payment ended: signed, repeatable, in any order. */
export const POST = defineRoute({
  permission: 'public',
  isFromAnywhere: true,
  bodyLimit: 16 * 1024,
  input: z.object({ message: z.string().max(8_000), signature: z.string().max(200) }),
  run: receiveNotice,
  respond: () => new Response(null, { status: 204 }),
});
