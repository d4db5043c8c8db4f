import { z } from 'zod';
import { defineRoute } from '@/app/_kit/define-route';
import { proveConsistency } from '@/services/audit/prove';

const size = z
  .string()
  .regex(/^[1-9]\d{0,11}$/)
  .transform(Number);

/** That the log at one size is the beginning of the log at another (RFC 6962 §2.1.2). */
export const GET = defineRoute({
  permission: 'public',
  params: z.object({ from: size, to: size }),
  run: proveConsistency,
  respond: (proof) => Response.json(proof, { headers: { 'Cache-Control': 'public, max-age=86400', 'Access-Control-Allow-Origin': '*' } }),
});
