import 'server-only';
import { createHash } from 'node:crypto';
import type { Database } from '../client';
import type { Prisma } from '../generated/client';
import type { Tx } from '../transaction';

/** What a link sent by mail is for. */
export type LinkPurpose = 'confirm-email' | 'reset-password' | 'change-email' | 'accept-invitation';

/** Whom a link was made for, and the address that it proves. */
export interface OneTimeLink {
  readonly personId: string;
  readonly purpose: LinkPurpose;
  readonly email: string;
}

const digest = (token: string): Uint8Array<ArrayBuffer> => new Uint8Array(createHash('sha256').update(token).digest());

/** Keeps the digest of a new link; earlier ones of the same purpose are worth nothing from now on. */
export async function insertLink(
  tx: Tx,
  { token, at, ...link }: OneTimeLink & { readonly token: string; readonly at: string; readonly expiresAt: string },
): Promise<void> {
  await tx.db.oneTimeToken.deleteMany({ where: { personId: link.personId, purpose: link.purpose } });
  await tx.db.oneTimeToken.create({ data: { ...link, tokenSha256: digest(token), madeAt: at } });
}

const stillLive = (token: string, purposes: readonly LinkPurpose[], at: string): Prisma.OneTimeTokenWhereInput => ({
  tokenSha256: digest(token),
  purpose: { in: [...purposes] },
  usedAt: null,
  madeAt: { lte: at },
  expiresAt: { gt: at },
  person: { status: 'active' },
});

/** A link that would work now; null for one that is unknown, used, superseded or too old. */
export async function findLiveLink(
  db: Prisma.TransactionClient | Database,
  token: string,
  purposes: readonly LinkPurpose[],
  at: string,
): Promise<OneTimeLink | null> {
  const row = await db.oneTimeToken.findFirst({ where: stillLive(token, purposes, at) });
  return row ? { personId: row.personId, purpose: row.purpose as LinkPurpose, email: row.email } : null;
}

/** Uses a link up. Of two at the same moment the row's lock lets one through. */
export async function spendLink(tx: Tx, token: string, purposes: readonly LinkPurpose[], at: string): Promise<OneTimeLink | null> {
  const link = await findLiveLink(tx.db, token, purposes, at);
  if (!link) return null;
  const { count } = await tx.db.oneTimeToken.updateMany({ where: { tokenSha256: digest(token), usedAt: null }, data: { usedAt: at } });
  return count === 1 ? link : null;
}
