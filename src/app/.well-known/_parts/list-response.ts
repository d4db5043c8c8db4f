import type { PublishedList } from '@/services/verification/published-lists';

/** A published list for scanners of any origin. It carries its own signature, so that where it comes from does not matter. */
export const listResponse = (
  { body, counter }: PublishedList,
  { type, maxAge }: { readonly type: string; readonly maxAge: number },
): Response =>
  new Response(body, {
    headers: {
      'Content-Type': type,
      'Cache-Control': `public, max-age=${maxAge}`,
      'Access-Control-Allow-Origin': '*',
      ETag: `"${counter}"`,
    },
  });
