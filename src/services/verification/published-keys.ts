import 'server-only';
import { z } from 'zod';
import { ok, type Result } from '@/domain/shared/result';
import type { ServiceContext } from '../context';

/** A public permit key as a verifier needs it: RFC 7517, with the time in which it signs and, if so, since when it is revoked. */
export interface PublishedKey {
  readonly kty: 'EC';
  readonly crv: 'P-256';
  readonly x: string;
  readonly y: string;
  readonly kid: string;
  readonly alg: 'ES256';
  readonly use: 'sig';
  readonly usedFrom: string;
  readonly usedUntil: string | null;
  readonly revokedAt: string | null;
}

// Only the public members are taken out, whatever else a row may hold.
const point = z.object({ kty: z.literal('EC'), crv: z.literal('P-256'), x: z.string(), y: z.string() });

/** Every permit key of this Party, the newest first; old ones stay, because old permits do. */
export async function listPublishedKeys(
  ctx: ServiceContext,
): Promise<Result<{ readonly party: string; readonly keys: readonly PublishedKey[] }>> {
  const rows = await ctx.db.signingKey.findMany({
    where: { purpose: 'permit' },
    orderBy: [{ usedFrom: 'desc' }, { kid: 'asc' }],
    take: 200,
  });
  const keys = rows.map(
    ({ kid, publicJwk, usedFrom, usedUntil, revokedAt }): PublishedKey => ({
      ...point.parse(publicJwk),
      kid,
      alg: 'ES256',
      use: 'sig',
      usedFrom: usedFrom.toISOString(),
      usedUntil: usedUntil?.toISOString() ?? null,
      revokedAt: revokedAt?.toISOString() ?? null,
    }),
  );
  return ok({ party: ctx.party.code, keys });
}
