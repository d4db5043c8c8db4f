import { z } from 'zod';
import { defineRoute } from '@/app/_kit/define-route';
import { proveInclusion } from '@/services/audit/prove';

/** That the issue of a permit stands in the log, for whoever holds the paper (RFC 6962 §2.1.1). */
export const GET = defineRoute({
  permission: 'public',
  params: z.object({ number: z.string().max(60), code: z.string().max(40) }),
  run: ({ number, code }, ctx, { clientAddress }) => proveInclusion({ permitNumber: number, code, address: clientAddress }, ctx),
  respond: (proof) => Response.json(proof, { headers: { 'Cache-Control': 'no-store', 'Access-Control-Allow-Origin': '*' } }),
});
