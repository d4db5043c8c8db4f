import { defineRoute } from '@/app/_kit/define-route';
import { listPublishedKeys } from '@/services/verification/published-keys';

/** Public permit keys for scanners. The set is not signed: a verifier may cache it for an hour, and must not pin trust on it. */
export const GET = defineRoute({
  permission: 'public',
  run: (_, ctx) => listPublishedKeys(ctx),
  respond: (keySet) =>
    Response.json(keySet, {
      headers: { 'Content-Type': 'application/jwk-set+json', 'Cache-Control': 'public, max-age=3600', 'Access-Control-Allow-Origin': '*' },
    }),
});
