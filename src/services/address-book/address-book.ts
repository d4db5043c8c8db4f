import 'server-only';
import { z } from 'zod';
import { deleteEntry, type PartyEntry, partiesOf, type SpecimenEntry, specimensOf } from '@/data/repositories/address-book-repository';
import { inTransaction } from '@/data/transaction';
import type { Actor } from '@/domain/access/actor';
import { mayDo } from '@/domain/access/permissions';
import { fail, ok, type Result } from '@/domain/shared/result';
import { requireActor, type ServiceContext } from '../context';

export type { PartyEntry, SpecimenEntry };

/** Whose books somebody reads: their own, and their organisation's. A client's is not an agent's to read. */
const ownersFor = ({ personId, principals }: Actor): readonly string[] => [
  personId,
  ...principals.flatMap(({ basis, applicantId }) => (basis === 'membership' ? [applicantId] : [])),
];

/** Where something new is kept: in the organisation's book, for all its members, or in one's own. */
export const bookFor = (actor: Actor): string => ownersFor(actor).at(-1) ?? actor.personId;

const isId = (text: string): boolean => z.uuid().safeParse(text).success;

/** What was saved for the next application. */
export async function getAddressBook(
  _: unknown,
  ctx: ServiceContext,
): Promise<Result<{ readonly parties: readonly PartyEntry[]; readonly specimens: readonly SpecimenEntry[] }>> {
  const actor = requireActor(ctx);
  if (!actor.ok) return actor;
  const owners = ownersFor(actor.value);
  return ok({ parties: await partiesOf(ctx.db, owners), specimens: await specimensOf(ctx.db, owners) });
}

/** A saved party; anybody else's does not exist. */
export async function getSavedParty(input: { readonly entry: string }, ctx: ServiceContext): Promise<Result<PartyEntry>> {
  const actor = requireActor(ctx);
  if (!actor.ok) return actor;
  const [party] = isId(input.entry) ? await partiesOf(ctx.db, ownersFor(actor.value), input.entry) : [];
  return party ? ok(party) : fail({ kind: 'not-found', what: 'saved-entry' });
}

/** A saved specimen; anybody else's does not exist. */
export async function getSavedSpecimen(input: { readonly entry: string }, ctx: ServiceContext): Promise<Result<SpecimenEntry>> {
  const actor = requireActor(ctx);
  if (!actor.ok) return actor;
  const [specimen] = isId(input.entry) ? await specimensOf(ctx.db, ownersFor(actor.value), input.entry) : [];
  return specimen ? ok(specimen) : fail({ kind: 'not-found', what: 'saved-entry' });
}

/** Takes an entry out of the book. Applications that were filled in with it keep what they say. */
export async function removeEntry(
  input: { readonly entry: string; readonly what: 'party' | 'specimen' },
  ctx: ServiceContext,
): Promise<Result<null>> {
  const actor = requireActor(ctx);
  if (!actor.ok) return actor;
  if (!mayDo(actor.value.roles, 'address-book:keep')) return fail({ kind: 'forbidden', permission: 'address-book:keep' });
  const { what, entry } = input;
  const found = what === 'party' ? await getSavedParty({ entry }, ctx) : await getSavedSpecimen({ entry }, ctx);
  if (!found.ok) return found;
  const { id, ownerId } = found.value;
  return inTransaction(ctx, async (tx) => {
    await deleteEntry(tx, what, id);
    tx.record({ type: 'AddressBookChanged', subject: 'person', subjectId: ownerId, payload: { entry: id, what, change: 'removed' } });
    return ok(null);
  });
}
