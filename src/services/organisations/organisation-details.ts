import 'server-only';
import { insertMember, insertOrganisation, organisationOf } from '@/data/repositories/organisation-repository';
import { findProfile, lockPerson, saveDetails } from '@/data/repositories/profile-repository';
import { inTransaction } from '@/data/transaction';
import { mayDo } from '@/domain/access/permissions';
import { readDetails, type TraderDetails, type TypedDetails } from '@/domain/people/trader-profile';
import { invalidField } from '@/domain/shared/problem';
import { fail, ok, type Result } from '@/domain/shared/result';
import { knownCodes } from '../application/known-codes';
import { requireActor, type ServiceContext } from '../context';
import { saveProfileOf } from '../people/own-account';
import { lockAsOwner } from './membership';

/** What is typed of an organisation; it has one name, its own. */
export type TypedOrganisation = Omit<TypedDetails, 'name' | 'latinName' | 'kind'>;

/** Reads an organisation's details with the same eye as a trader's. */
async function readOrganisation(typed: TypedOrganisation, ctx: ServiceContext): Promise<Result<TraderDetails>> {
  const { businessName: name, latinBusinessName: latinName } = typed;
  const details = readDetails({ ...typed, name, latinName, kind: 'business' });
  if ('faults' in details) {
    const { name: _name, latinName: _latin, ...fields } = details.faults;
    return fail({ kind: 'invalid-input', fields });
  }
  const { codes } = await knownCodes(ctx);
  return codes.countries.has(details.country) ? ok(details) : fail(invalidField('country', 'country.unknown'));
}

/**
 * Founds an organisation: its founder is its first owner, and the office is asked to verify it. Applications are then begun in its
 * name; what the founder applied for before stays the founder's own, since who applied never changes.
 */
export async function foundOrganisation(input: TypedOrganisation, ctx: ServiceContext): Promise<Result<{ readonly id: string }>> {
  const actor = requireActor(ctx);
  if (!actor.ok) return actor;
  const { personId, roles } = actor.value;
  if (!mayDo(roles, 'organisation:belong')) return fail({ kind: 'forbidden', permission: 'organisation:belong' });
  const details = await readOrganisation(input, ctx);
  if (!details.ok) return details;
  return inTransaction(ctx, async (tx) => {
    await lockPerson(tx, personId);
    const founder = await tx.db.person.findUniqueOrThrow({ where: { id: personId } });
    if (founder.emailConfirmedAt === null) return fail({ kind: 'not-verified', obstacle: 'email-unconfirmed' });
    if ((await organisationOf(tx.db, personId)) !== null) return fail({ kind: 'member-already' });
    const id = ctx.newId();
    await insertOrganisation(tx, { id, name: details.value.name, locale: founder.locale, at: ctx.now });
    await saveDetails(tx, id, details.value, { vetting: 'asked', askedAt: ctx.now, at: ctx.now });
    await insertMember(tx, { id: ctx.newId(), organisationId: id, personId, role: 'owner', at: ctx.now });
    tx.record({ type: 'OrganisationFounded', subject: 'person', subjectId: id, payload: {} });
    return ok({ id });
  });
}

/** Saves an organisation's details. Another identity is verified anew, as a trader's is. */
export async function saveOrganisation(
  { version, ...typed }: TypedOrganisation & { readonly version: number },
  ctx: ServiceContext,
): Promise<Result<null>> {
  const details = await readOrganisation(typed, ctx);
  if (!details.ok) return details;
  return inTransaction(ctx, async (tx) => {
    const held = await lockAsOwner(tx, ctx);
    if (!held.ok) return held;
    const { organisationId } = held.value;
    const before = await findProfile(tx.db, organisationId);
    const saved = await saveProfileOf(tx, { personId: organisationId, before, details: details.value, version }, ctx);
    return saved.ok ? ok(null) : saved;
  });
}
