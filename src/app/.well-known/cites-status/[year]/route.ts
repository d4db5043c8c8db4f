import { z } from 'zod';
import { defineRoute } from '@/app/_kit/define-route';
import { getStatusList } from '@/services/verification/published-lists';
import { listResponse } from '../../_parts/list-response';

/** The states of a year's permits, two bits each, signed and counted. */
export const GET = defineRoute({
  permission: 'public',
  params: z.object({ year: z.string().regex(/^\d{2}$/) }),
  run: getStatusList,
  respond: (list) => listResponse(list, { type: 'application/json', maxAge: 300 }),
});
