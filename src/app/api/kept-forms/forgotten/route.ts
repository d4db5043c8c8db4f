import { z } from 'zod';
import { defineRoute } from '@/app/_kit/define-route';
import { forgetForm } from '@/services/people/kept-forms';

/** An address of this portal, never of another: the browser is sent there. */
const ownAddress = z
  .string()
  .max(2000)
  .regex(/^\/(?![/\\])[!-[\]-~]*$/);

/** Drops what was kept of a page and shows the page as it is saved; a plain form, so that it also works without scripts. */
export const POST = defineRoute({
  permission: 'signed-in',
  input: z.object({ address: ownAddress }),
  run: ({ address }, ctx) => forgetForm(address, ctx),
  respond: (_, { address }) => new Response(null, { status: 303, headers: { Location: address } }),
});
