import { defineRoute } from '@/app/_kit/define-route';
import { didDocument } from '@/services/verification/permit-credential';

/** Who this portal is to a verifier of credentials (did:web), and the keys under which it attests. */
export const GET = defineRoute({
  permission: 'public',
  run: didDocument,
  respond: (document) =>
    new Response(JSON.stringify(document), {
      headers: { 'Content-Type': 'application/did+json', 'Cache-Control': 'public, max-age=300', 'Access-Control-Allow-Origin': '*' },
    }),
});
