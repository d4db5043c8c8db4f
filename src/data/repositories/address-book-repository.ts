import 'server-only';
import { z } from 'zod';
import type { Answers } from '@/domain/application/field-row';
import type { SavedParty } from '@/domain/application/saved-entries';
import type { Reader } from '../client';
import type { SavedParty as PartyRow, SavedSpecimen as SpecimenRow } from '../generated/client';
import type { Tx } from '../transaction';

/** A saved party. */
export interface PartyEntry extends SavedParty {
  readonly id: string;
  readonly ownerId: string;
}

/** A saved specimen. */
export interface SpecimenEntry {
  readonly id: string;
  readonly ownerId: string;
  readonly label: string;
  readonly answers: Answers;
}

const toParty = ({ id, ownerId, name, latinName, address, latinAddress, country }: PartyRow): PartyEntry => ({
  id,
  ownerId,
  name,
  latinName,
  address,
  latinAddress,
  country,
});
const answersSchema = z.record(z.string(), z.string());
const toSpecimen = ({ id, ownerId, label, answers }: SpecimenRow): SpecimenEntry => ({
  id,
  ownerId,
  label,
  answers: answersSchema.parse(answers),
});

/** Whose books are read, and one entry where it is named. */
const within = (owners: readonly string[], id: string | null) => ({ ownerId: { in: [...owners] }, ...(id === null ? {} : { id }) });

/** The saved parties of these owners, by name. */
export async function partiesOf(db: Reader, owners: readonly string[], id: string | null = null): Promise<readonly PartyEntry[]> {
  const rows = await db.savedParty.findMany({ where: within(owners, id), orderBy: [{ name: 'asc' }, { id: 'asc' }], take: 400 });
  return rows.map(toParty);
}

/** The saved specimens of these owners, by label. */
export async function specimensOf(db: Reader, owners: readonly string[], id: string | null = null): Promise<readonly SpecimenEntry[]> {
  const rows = await db.savedSpecimen.findMany({ where: within(owners, id), orderBy: [{ label: 'asc' }, { id: 'asc' }], take: 400 });
  return rows.map(toSpecimen);
}

interface Saved {
  readonly by: string;
  readonly at: string;
}

/** Saves a party, new or in the place of what stood there. */
export async function putParty(tx: Tx, { id, ownerId, ...party }: PartyEntry, { by: savedBy, at: savedAt }: Saved): Promise<void> {
  const data = { ...party, savedBy, savedAt };
  await tx.db.savedParty.upsert({ where: { id }, create: { id, ownerId, ...data }, update: data });
}

/** Saves a specimen, new or in the place of what stood there. */
export async function putSpecimen(
  tx: Tx,
  { id, ownerId, label, answers }: SpecimenEntry,
  { by: savedBy, at: savedAt }: Saved,
): Promise<void> {
  const data = { label, answers: { ...answers }, savedBy, savedAt };
  await tx.db.savedSpecimen.upsert({ where: { id }, create: { id, ownerId, ...data }, update: data });
}

/** Takes an entry out. */
export async function deleteEntry(tx: Tx, what: 'party' | 'specimen', id: string): Promise<void> {
  if (what === 'party') await tx.db.savedParty.delete({ where: { id } });
  else await tx.db.savedSpecimen.delete({ where: { id } });
}
