import { defineRoute } from '@/app/_kit/define-route';
import { getTrustList } from '@/services/verification/published-lists';
import { listResponse } from '../_parts/list-response';

/** Whose keys two administrators of this Party trust, with their lists: what its verifiers need for permits of others, with no network. */
export const GET = defineRoute({
  permission: 'public',
  run: getTrustList,
  respond: (list) => listResponse(list, { type: 'application/json', maxAge: 300 }),
});
