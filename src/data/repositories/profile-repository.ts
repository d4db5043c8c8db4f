import 'server-only';
import { z } from 'zod';
import type { TraderDetails } from '@/domain/people/trader-profile';
import { type Standing, TRADER_KINDS, VETTING_STATES, type VettingState } from '@/domain/people/vetting';
import type { Database } from '../client';
import type { Prisma } from '../generated/client';
import type { Tx } from '../transaction';

/** What a trader said of themselves, and what the office made of it. */
export interface TraderProfile extends TraderDetails {
  readonly personId: string;
  readonly vetting: VettingState;
  readonly askedAt: string | null;
  readonly vettedAt: string | null;
  /** Why it was refused, or what more is asked for. */
  readonly reason: string | null;
  readonly version: number;
}

/** A person with the profile, as it is kept. */
export const WITH_PROFILE = { traderProfile: true } satisfies Prisma.PersonInclude;
type Row = Prisma.PersonGetPayload<{ include: typeof WITH_PROFILE }>;

const iso = (at: Date | null): string | null => at?.toISOString() ?? null;

/** Reads a profile out of the row of its person; null where nothing was said yet. */
export function toProfile({ name, traderProfile: row }: Row): TraderProfile | null {
  if (!row) return null;
  return {
    personId: row.personId,
    name,
    latinName: row.latinName,
    kind: z.enum(TRADER_KINDS).parse(row.kind),
    businessName: row.businessName,
    latinBusinessName: row.latinBusinessName,
    registrationNumber: row.registrationNumber,
    phone: row.phone,
    address: row.address,
    latinAddress: row.latinAddress.length > 0 ? row.latinAddress : null,
    country: row.country ?? '',
    vetting: z.enum(VETTING_STATES).parse(row.state),
    askedAt: iso(row.askedAt),
    vettedAt: iso(row.vettedAt),
    reason: row.reason,
    version: row.version,
  };
}

/** Somebody's profile. */
export async function findProfile(db: Prisma.TransactionClient | Database, personId: string): Promise<TraderProfile | null> {
  const row = await db.person.findUnique({ where: { id: personId }, include: WITH_PROFILE });
  return row ? toProfile(row) : null;
}

/** Lets nobody else change a person until this is done. Rows that only name the person may still be written. */
export async function lockPerson(tx: Tx, personId: string): Promise<void> {
  await tx.db.$queryRaw`SELECT 1 FROM person WHERE id = ${personId}::uuid FOR NO KEY UPDATE`;
}

/** What the gate before the first submission looks at. */
export async function findStanding(db: Prisma.TransactionClient | Database, personId: string): Promise<Standing> {
  const row = await db.person.findUnique({ where: { id: personId }, include: WITH_PROFILE });
  return { isEmailConfirmed: row?.emailConfirmedAt != null, vetting: row ? (toProfile(row)?.vetting ?? null) : null };
}

/** Saves what a person says, put forward to the office or as it was vetted. The name follows: PostgreSQL keeps a vetted one. */
export async function saveDetails(
  tx: Tx,
  personId: string,
  { name, address, latinAddress, ...details }: TraderDetails,
  { vetting, askedAt, at }: { readonly vetting: 'asked' | 'verified'; readonly askedAt: string | null; readonly at: string },
): Promise<void> {
  const data = {
    ...details,
    address: [...address],
    latinAddress: latinAddress ? [...latinAddress] : [],
    state: vetting,
    askedAt,
    updatedAt: at,
  };
  const cleared = vetting === 'asked' ? { reason: null } : {};
  // Two statements: an upsert would first try to insert a verified profile, which PostgreSQL refuses.
  const { count } = await tx.db.traderProfile.updateMany({ where: { personId }, data: { ...data, ...cleared, version: { increment: 1 } } });
  if (count === 0) await tx.db.traderProfile.create({ data: { ...data, personId, createdAt: at } });
  await tx.db.person.update({ where: { id: personId }, data: { name } });
}

/** Says that what the office looks at has changed, so that nobody answers what they did not see; `state` puts it forward again. */
export async function touchProfile(
  tx: Tx,
  personId: string,
  at: string,
  state: { readonly state?: 'asked'; readonly askedAt?: string; readonly reason?: null } = {},
): Promise<void> {
  await tx.db.traderProfile.update({ where: { personId }, data: { ...state, updatedAt: at, version: { increment: 1 } } });
}

/** Saves what an officer said of an identity. */
export async function saveVetting(
  tx: Tx,
  personId: string,
  vetting: { readonly state: VettingState; readonly by: string; readonly at: string; readonly reason: string | null },
): Promise<void> {
  const { state, by: vettedBy, at: vettedAt, reason } = vetting;
  await tx.db.traderProfile.update({
    where: { personId },
    data: { state, vettedBy, vettedAt, reason, updatedAt: vettedAt, version: { increment: 1 } },
  });
}

/** Gives or takes the part of an agent, which an officer recognised with the identity. */
export async function saveTraderRole(tx: Tx, personId: string, isAgent: boolean): Promise<void> {
  await tx.db.personRole.createMany({ data: [{ personId, role: isAgent ? 'agent' : 'applicant' }], skipDuplicates: true });
  if (!isAgent) await tx.db.personRole.deleteMany({ where: { personId, role: 'agent' } });
}
