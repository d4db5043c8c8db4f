import { z } from 'zod';
import { defineRoute } from '@/app/_kit/define-route';
import { paths } from '@/app/_kit/paths';
import { checkPayments } from '@/services/fees/pay-online';
import { Reference } from '../../../../_parts/inputs';

/** The way back from the gateway: what the address says is not believed, the gateway is asked. */
export const GET = defineRoute({
  permission: 'fee:pay',
  params: z.object({ reference: Reference }),
  run: checkPayments,
  respond: ({ reference }) => new Response(null, { status: 303, headers: { Location: paths.apply.fee({ reference }) } }),
});
