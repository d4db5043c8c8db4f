import { defineRoute } from '@/app/_kit/define-route';
import { getKeyList } from '@/services/verification/published-lists';
import { listResponse } from '../_parts/list-response';

/** The keys of this Party under the signature of its offline root. A verifier pins the root and keeps the highest counter it has seen. */
export const GET = defineRoute({
  permission: 'public',
  run: getKeyList,
  respond: (list) => listResponse(list, { type: 'application/jwk-set+json', maxAge: 3600 }),
});
