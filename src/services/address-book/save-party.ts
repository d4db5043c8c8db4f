import 'server-only';
import { type PartyEntry, partiesOf, putParty } from '@/data/repositories/address-book-repository';
import { findProfile } from '@/data/repositories/profile-repository';
import { inTransaction } from '@/data/transaction';
import type { Actor } from '@/domain/access/actor';
import { mayDo } from '@/domain/access/permissions';
import type { Application } from '@/domain/application/application';
import { fieldRow } from '@/domain/application/application-fields';
import { parseAnswer } from '@/domain/application/parse-answer';
import { MOST_SAVED, PARTY_FIELDS, type PartySide, partyOf, type SavedParty } from '@/domain/application/saved-entries';
import type { MessageRef } from '@/domain/shared/problem';
import { invalidField } from '@/domain/shared/problem';
import { fail, ok, type Result } from '@/domain/shared/result';
import { knownCodes } from '../application/known-codes';
import { requireActor, type ServiceContext } from '../context';
import { bookFor, getSavedParty } from './address-book';

/** A party as it is typed: one text for each part. */
export type TypedParty = Readonly<Record<keyof SavedParty, string>>;

/** Reads a party with the eye of the form that it will fill in. */
async function readParty(typed: TypedParty, ctx: ServiceContext): Promise<Result<SavedParty>> {
  const { codes } = await knownCodes(ctx);
  const faults: Record<string, MessageRef> = {};
  let answers: Record<string, string> = {};
  for (const [part, field] of Object.entries(PARTY_FIELDS.importer)) {
    if (!fieldRow(field).applies({ application: answers, line: {} })) continue;
    const read = parseAnswer(field, typed[part as keyof SavedParty], codes, ctx.today, answers);
    if (!read.ok) faults[part] = read.problem;
    else if (read.value === '') faults[part] = { key: `missing.${fieldRow(field).kind}`, values: { field } };
    else answers = { ...answers, [field]: read.value };
  }
  const party = partyOf(answers, 'importer');
  return party && Object.keys(faults).length === 0 ? ok(party) : fail({ kind: 'invalid-input', fields: faults });
}

const isSame = (a: SavedParty, b: SavedParty): boolean => a.name === b.name && a.address === b.address && a.country === b.country;

/** Keeps a party in the book; the same one twice is one entry. */
async function keep(party: SavedParty, entry: PartyEntry | null, actor: Actor, ctx: ServiceContext): Promise<Result<null>> {
  const ownerId = entry?.ownerId ?? bookFor(actor);
  return inTransaction(ctx, async (tx) => {
    const present = await partiesOf(tx.db, [ownerId]);
    if (!entry && present.some((other) => isSame(other, party))) return ok(null);
    if (!entry && present.length >= MOST_SAVED) return fail(invalidField('name', 'addressBook.full', { most: MOST_SAVED }));
    const id = entry?.id ?? ctx.newId();
    await putParty(tx, { id, ownerId, ...party }, { by: actor.personId, at: ctx.now });
    tx.record({
      type: 'AddressBookChanged',
      subject: 'person',
      subjectId: ownerId,
      payload: { entry: id, what: 'party', change: 'saved' },
    });
    return ok(null);
  });
}

/** Saves a party that was entered by hand, new or in the place of an entry. */
export async function saveParty(
  { entry, ...typed }: TypedParty & { readonly entry: string | null },
  ctx: ServiceContext,
): Promise<Result<null>> {
  const actor = requireActor(ctx);
  if (!actor.ok) return actor;
  if (!mayDo(actor.value.roles, 'address-book:keep')) return fail({ kind: 'forbidden', permission: 'address-book:keep' });
  const before = entry === null ? null : await getSavedParty({ entry }, ctx);
  if (before && !before.ok) return before;
  const party = await readParty(typed, ctx);
  return party.ok ? keep(party.value, before?.value ?? null, actor.value, ctx) : party;
}

/** Keeps the party that an application just named, for the next one; a full book stops nobody from applying. */
export async function keepPartyOf(application: Application, side: PartySide, ctx: ServiceContext): Promise<void> {
  const party = partyOf(application.answers, side);
  if (ctx.actor && party && mayDo(ctx.actor.roles, 'address-book:keep')) await keep(party, null, ctx.actor, ctx);
}

/** The applicant of an application as a party: what the register knows is not asked again (WCAG 3.3.7). */
export async function applicantAsParty({ applicantId }: Pick<Application, 'applicantId'>, ctx: ServiceContext): Promise<SavedParty | null> {
  const profile = await findProfile(ctx.db, applicantId);
  if (!profile || profile.address.length === 0 || profile.country === '') return null;
  const { name, latinName, businessName, latinBusinessName, address, latinAddress, country } = profile;
  return {
    name: businessName ?? name,
    latinName: businessName ? latinBusinessName : latinName,
    address: address.join('\n'),
    latinAddress: latinAddress?.join('\n') ?? null,
    country,
  };
}
