import 'server-only';
import type { IsoDate } from '@/domain/shared/iso-date';
import type { Reader } from '../client';
import type { Tx } from '../transaction';

/** An entry of the list of signatories. */
export interface SignatoryEntry {
  readonly id: string;
  readonly personId: string;
  readonly name: string;
  readonly title: string;
  readonly office: string | null;
  readonly validFrom: IsoDate;
  readonly validUntil: IsoDate | null;
  /** Whose signature is delegated; null for a signatory in their own right. */
  readonly inPlaceOf: { readonly id: string; readonly name: string } | null;
  readonly basis: string;
  readonly isEnded: boolean;
}

const dayOf = (date: Date): IsoDate => date.toISOString().slice(0, 10) as IsoDate;
const asDate = (day: IsoDate): Date => new Date(`${day}T00:00:00.000Z`);

const WITH_NAMES = {
  person: { select: { name: true, title: true, office: { select: { name: true } } } },
  away: { select: { id: true, name: true } },
} as const;

/** The entries that count on a day or later, newest first; with `all`, those that are over too. */
export async function signatories(
  db: Reader,
  of: { readonly today: IsoDate; readonly all: boolean; readonly most: number },
): Promise<readonly SignatoryEntry[]> {
  const rows = await db.signatory.findMany({
    where: of.all ? {} : { OR: [{ validUntil: null }, { validUntil: { gte: asDate(of.today) } }] },
    orderBy: [{ validFrom: 'desc' }, { id: 'asc' }],
    take: of.most,
    include: WITH_NAMES,
  });
  return rows.map((row) => ({
    id: row.id,
    personId: row.personId,
    name: row.person.name,
    title: row.person.title,
    office: row.person.office?.name ?? null,
    validFrom: dayOf(row.validFrom),
    validUntil: row.validUntil && dayOf(row.validUntil),
    inPlaceOf: row.away,
    basis: row.basis,
    isEnded: row.endedBy !== null,
  }));
}

/** The entries not yet over by which somebody signs, or a colleague in their place. */
export const entriesOf = (
  tx: Tx,
  personId: string,
  today: IsoDate,
): Promise<readonly { readonly id: string; readonly personId: string; readonly validUntil: Date | null }[]> =>
  tx.db.signatory.findMany({
    where: {
      endedBy: null,
      AND: [{ OR: [{ personId }, { inPlaceOf: personId }] }, { OR: [{ validUntil: null }, { validUntil: { gte: asDate(today) } }] }],
    },
    orderBy: { id: 'asc' },
    select: { id: true, personId: true, validUntil: true },
  });

/** Whether somebody may sign on a day. */
export const isSignatoryOn = async (db: Reader, personId: string, day: IsoDate): Promise<boolean> =>
  (await db.signatory.count({
    where: { personId, validFrom: { lte: asDate(day) }, OR: [{ validUntil: null }, { validUntil: { gte: asDate(day) } }] },
  })) > 0;

/** The time of somebody’s own signature that has a day in it, or null. */
export async function ownTermOn(db: Reader, personId: string, day: IsoDate) {
  const row = await db.signatory.findFirst({
    where: { personId, inPlaceOf: null, validFrom: { lte: asDate(day) }, OR: [{ validUntil: null }, { validUntil: { gte: asDate(day) } }] },
    orderBy: [{ validUntil: { sort: 'desc', nulls: 'first' } }],
  });
  return row && { validFrom: dayOf(row.validFrom), validUntil: row.validUntil && dayOf(row.validUntil) };
}

/** Officers whose role lets them sign, by name; without one, their colleagues. */
export const issuingOfficers = (
  db: Reader,
  of: { readonly except: string | null; readonly officeId: string | null; readonly most: number },
): Promise<readonly { readonly id: string; readonly name: string }[]> =>
  db.person.findMany({
    where: {
      status: 'active',
      roles: { some: { role: 'issuing-officer' } },
      ...(of.except ? { id: { not: of.except } } : {}),
      ...(of.officeId ? { officeId: of.officeId } : {}),
    },
    orderBy: [{ name: 'asc' }, { id: 'asc' }],
    take: of.most,
    select: { id: true, name: true },
  });

/** Adds an entry to the list. */
export async function insertSignatory(
  tx: Tx,
  entry: {
    readonly id: string;
    readonly personId: string;
    readonly validFrom: IsoDate;
    readonly validUntil: IsoDate | null;
    readonly inPlaceOf: string | null;
    readonly basis: string;
    readonly addedBy: string;
    readonly addedAt: string;
  },
): Promise<void> {
  const { validFrom, validUntil, ...data } = entry;
  await tx.db.signatory.create({ data: { ...data, validFrom: asDate(validFrom), validUntil: validUntil && asDate(validUntil) } });
}

/** Ends an entry; false where it was ended before. */
export async function endSignatoryEntry(
  tx: Tx,
  id: string,
  end: { readonly validUntil: IsoDate; readonly endedBy: string; readonly endedAt: string },
): Promise<boolean> {
  const { validUntil, endedBy, endedAt } = end;
  const { count } = await tx.db.signatory.updateMany({
    where: { id, endedBy: null },
    data: { validUntil: asDate(validUntil), endedBy, endedAt },
  });
  return count > 0;
}
