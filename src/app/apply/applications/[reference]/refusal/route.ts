import { z } from 'zod';
import { defineRoute } from '@/app/_kit/define-route';
import { ownRefusalLetter } from '@/services/review/refusal-letter';
import { Reference } from '../../../_parts/inputs';

/** The letter of a refusal, in the language asked for. */
export const GET = defineRoute({
  permission: 'application:read-own',
  params: z.object({ reference: Reference }),
  input: z.object({ language: z.enum(['en', 'fr', 'es']).nullable().catch(null).default(null) }),
  run: ownRefusalLetter,
  respond: ({ name, pdf }) =>
    new Response(new Uint8Array(pdf), {
      headers: {
        'Content-Type': 'application/pdf',
        'Content-Disposition': `attachment; filename="${name}"`,
        'Cache-Control': 'private, no-store',
        'X-Content-Type-Options': 'nosniff',
      },
    }),
});
