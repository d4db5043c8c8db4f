import 'server-only';
import type { Reader } from '../client';
import type { Tx } from '../transaction';

/** A link by which a courier sees one permit, as the register keeps it: without the link itself. */
export interface PermitShare {
  readonly id: string;
  readonly permitId: string;
  readonly label: string;
  readonly madeAt: string;
  readonly expiresAt: string;
  readonly revokedAt: string | null;
  readonly openCount: number;
  readonly lastOpenedAt: string | null;
}

interface ShareRow {
  readonly id: string;
  readonly permitId: string;
  readonly label: string;
  readonly madeAt: Date;
  readonly expiresAt: Date;
  readonly revokedAt: Date | null;
  readonly openCount: number;
  readonly lastOpenedAt: Date | null;
}

const toShare = ({ id, permitId, label, madeAt, expiresAt, revokedAt, openCount, lastOpenedAt }: ShareRow): PermitShare => ({
  id,
  permitId,
  label,
  madeAt: madeAt.toISOString(),
  expiresAt: expiresAt.toISOString(),
  revokedAt: revokedAt?.toISOString() ?? null,
  openCount,
  lastOpenedAt: lastOpenedAt?.toISOString() ?? null,
});

/** The links of a permit, newest first; the oldest of very many are not read. */
export const sharesOf = async (db: Reader, permitId: string): Promise<readonly PermitShare[]> =>
  (await db.permitShare.findMany({ where: { permitId }, orderBy: [{ madeAt: 'desc' }, { id: 'asc' }], take: 100 })).map(toShare);

/** The link with this digest, or null. */
export async function findShare(db: Reader, tokenSha256: Uint8Array): Promise<PermitShare | null> {
  const row = await db.permitShare.findUnique({ where: { tokenSha256: new Uint8Array(tokenSha256) } });
  return row ? toShare(row) : null;
}

/** What a new link is. */
export interface NewShare {
  readonly id: string;
  readonly permitId: string;
  readonly tokenSha256: Uint8Array;
  readonly label: string;
  readonly madeBy: string;
  readonly madeAt: string;
  readonly expiresAt: string;
}

/** Keeps a new link. */
export const insertShare = (tx: Tx, share: NewShare) =>
  tx.db.permitShare.create({ data: { ...share, tokenSha256: new Uint8Array(share.tokenSha256) } });

/** Ends a link of a permit for good; answers its label, or null where there is no such link or it was ended before. */
export async function revokeShareRow(
  tx: Tx,
  share: { readonly id: string; readonly permitId: string },
  at: string,
): Promise<string | null> {
  const rows = await tx.db.$queryRaw<{ label: string }[]>`UPDATE permit_share SET revoked_at = ${new Date(at)}::timestamptz
    WHERE id = ${share.id}::uuid AND permit_id = ${share.permitId}::uuid AND revoked_at IS NULL RETURNING label`;
  return rows[0]?.label ?? null;
}

/** Counts one opening. */
export const countOpening = (db: Reader, id: string, at: string) =>
  db.$executeRaw`UPDATE permit_share SET open_count = open_count + 1, last_opened_at = ${new Date(at)}::timestamptz WHERE id = ${id}::uuid AND revoked_at IS NULL`;
