import { z } from 'zod';
import { defineRoute } from '@/app/_kit/define-route';
import { getReceipt } from '@/services/fees/get-receipt';
import { Reference } from '../../../../_parts/inputs';

/** The receipt of a payment, as PDF. */
export const GET = defineRoute({
  permission: 'fee:pay',
  params: z.object({ reference: Reference, number: z.string().regex(/^20\d{2}-\d{6}$/) }),
  run: getReceipt,
  respond: ({ number, pdf }) =>
    new Response(new Uint8Array(pdf), {
      headers: {
        'Content-Type': 'application/pdf',
        'Content-Disposition': `attachment; filename="receipt-${number}.pdf"`,
        'Cache-Control': 'private, no-store',
        'X-Content-Type-Options': 'nosniff',
      },
    }),
});
