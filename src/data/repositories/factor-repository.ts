import 'server-only';
import type { Reader } from '../client';
import type { Tx } from '../transaction';

/** What a person has beside a password. */
export type LivingFactor = {
  readonly id: string;
  readonly name: string;
  readonly addedAt: string;
  readonly lastUsedAt: string | null;
} & (
  | { readonly kind: 'totp'; readonly secret: Uint8Array }
  | {
      readonly kind: 'passkey';
      readonly credentialId: string;
      readonly publicKey: Uint8Array;
      readonly signCount: number;
      readonly transports: readonly string[];
    }
);

/** A factor to be added. */
export type NewFactor = { readonly id: string; readonly personId: string; readonly name: string; readonly at: string } & (
  | { readonly kind: 'totp'; readonly secret: Uint8Array; readonly counter: number }
  | {
      readonly kind: 'passkey';
      readonly credentialId: string;
      readonly publicKey: Uint8Array;
      readonly signCount: number;
      readonly transports: readonly string[];
    }
);

/** The factors of a person that were not removed, oldest first. */
export async function livingFactors(db: Reader, personId: string): Promise<readonly LivingFactor[]> {
  const rows = await db.secondFactor.findMany({ where: { personId, removedAt: null }, orderBy: [{ addedAt: 'asc' }, { id: 'asc' }] });
  return rows.flatMap((row): LivingFactor[] => {
    const shared = { id: row.id, name: row.name, addedAt: row.addedAt.toISOString(), lastUsedAt: row.lastUsedAt?.toISOString() ?? null };
    if (row.kind === 'totp' && row.secret) return [{ ...shared, kind: 'totp', secret: row.secret }];
    if (!row.credentialId || !row.publicKey || row.signCount === null) return [];
    const { credentialId, publicKey, signCount, transports } = row;
    return [{ ...shared, kind: 'passkey', credentialId, publicKey, signCount: Number(signCount), transports }];
  });
}

/** Adds a factor. */
export async function insertFactor(tx: Tx, factor: NewFactor): Promise<void> {
  const { id, personId, name, kind, at } = factor;
  const own =
    factor.kind === 'totp'
      ? { secret: Buffer.from(factor.secret), lastCounter: factor.counter }
      : {
          credentialId: factor.credentialId,
          publicKey: Buffer.from(factor.publicKey),
          signCount: factor.signCount,
          transports: [...factor.transports],
        };
  await tx.db.secondFactor.create({ data: { id, personId, name, kind, addedAt: at, ...own } });
}

/** Takes the code of a time step; false when that one, or a later one, was taken before. */
export async function takeCounter(tx: Tx, factorId: string, counter: number, at: string): Promise<boolean> {
  const { count } = await tx.db.secondFactor.updateMany({
    where: { id: factorId, removedAt: null, OR: [{ lastCounter: null }, { lastCounter: { lt: counter } }] },
    data: { lastCounter: counter, lastUsedAt: at },
  });
  return count > 0;
}

/** Notes that a passkey signed, and how often it says that it has. */
export async function notePasskeyUse(tx: Tx, factorId: string, signCount: number, at: string): Promise<void> {
  await tx.db.secondFactor.updateMany({ where: { id: factorId, removedAt: null }, data: { signCount, lastUsedAt: at } });
}

/** Removes factors for ever; answers how many there were. */
export async function removeFactors(tx: Tx, personId: string, at: string, only?: string): Promise<number> {
  const { count } = await tx.db.secondFactor.updateMany({
    where: { personId, removedAt: null, ...(only === undefined ? {} : { id: only }) },
    data: { removedAt: at },
  });
  return count;
}

/** Puts new recovery codes in the place of those that were there. */
export async function replaceRecoveryCodes(tx: Tx, personId: string, macs: readonly Uint8Array[], at: string): Promise<void> {
  await tx.db.recoveryCode.deleteMany({ where: { personId } });
  await tx.db.recoveryCode.createMany({ data: macs.map((mac) => ({ personId, codeMac: Buffer.from(mac), madeAt: at })) });
}

/** Spends a recovery code; false for one that is nobody's, or was spent. */
export async function spendRecoveryCode(tx: Tx, personId: string, mac: Uint8Array, at: string): Promise<boolean> {
  const { count } = await tx.db.recoveryCode.updateMany({
    where: { personId, codeMac: Buffer.from(mac), usedAt: null },
    data: { usedAt: at },
  });
  return count > 0;
}

/** Recovery codes that still work. */
export const countRecoveryCodes = (db: Reader, personId: string): Promise<number> =>
  db.recoveryCode.count({ where: { personId, usedAt: null } });
