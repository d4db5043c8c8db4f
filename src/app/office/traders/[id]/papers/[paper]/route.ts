import { z } from 'zod';
import { defineRoute } from '@/app/_kit/define-route';
import { fileResponse } from '@/app/_kit/file-response';
import { deliverPaperOfTrader } from '@/services/people/vet-trader';

/** A copy of a paper, for officers who verify traders. */
export const GET = defineRoute({
  permission: 'trader:vet',
  params: z.object({ id: z.uuid(), paper: z.uuid() }),
  run: deliverPaperOfTrader,
  respond: ({ file, bytes }) => fileResponse(file, bytes),
});
