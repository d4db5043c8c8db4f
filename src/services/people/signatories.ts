import 'server-only';
import { z } from 'zod';
import {
  endSignatoryEntry,
  insertSignatory,
  issuingOfficers,
  ownTermOn,
  type SignatoryEntry,
  signatories,
} from '@/data/repositories/signatory-repository';
import { inTransaction } from '@/data/transaction';
import type { Actor } from '@/domain/access/actor';
import { mayDo, type Permission } from '@/domain/access/permissions';
import { faultOfDelegation, faultOfTerm, type SignatoryTerm } from '@/domain/people/signatory';
import { addDays, type IsoDate } from '@/domain/shared/iso-date';
import { invalidField } from '@/domain/shared/problem';
import { fail, ok, type Result } from '@/domain/shared/result';
import { requireActor, type ServiceContext } from '../context';
import { digestOf, type GivenProof, prove, spendProof } from '../step-up/prove';

const MOST = 500;

/** Who, in whose place, from when to when, and on what ground. */
export interface SignatoryInput extends GivenProof, SignatoryTerm {
  readonly person: string;
  readonly basis: string;
}

function allowed(permission: Permission, ctx: ServiceContext): Result<Actor> {
  const actor = requireActor(ctx);
  return actor.ok && !mayDo(actor.value.roles, permission) ? fail({ kind: 'forbidden', permission }) : actor;
}

/** The list that the Secretariat is told: who may sign, from when to when; with `all`, those whose time is over too. */
export async function listSignatories(input: { readonly all: boolean }, ctx: ServiceContext) {
  const actor = allowed('signatory:read', ctx);
  if (!actor.ok) return actor;
  const entries = await signatories(ctx.db, { today: ctx.today, all: input.all, most: MOST });
  return ok({ entries, mayKeep: mayDo(actor.value.roles, 'people:manage') });
}

/** The officers whom an administrator may put on the list. */
export async function possibleSignatories(_: unknown, ctx: ServiceContext) {
  const actor = allowed('people:manage', ctx);
  return actor.ok ? ok(await issuingOfficers(ctx.db, { except: null, officeId: null, most: MOST })) : actor;
}

/** The colleagues to whom a signatory may delegate. */
export async function possibleDelegates(_: unknown, ctx: ServiceContext) {
  const actor = allowed('permit:sign', ctx);
  if (!actor.ok) return actor;
  const { personId, officeId } = actor.value;
  return ok(officeId === null ? [] : await issuingOfficers(ctx.db, { except: personId, officeId, most: MOST }));
}

/** An administrator puts an issuing-officer on the list. */
export async function enterSignatory(input: SignatoryInput, ctx: ServiceContext): Promise<Result<null>> {
  const possible = await possibleSignatories(null, ctx);
  if (!possible.ok) return possible;
  if (!possible.value.some(({ id }) => id === input.person)) return fail(invalidField('person', 'field.chooseOne'));
  const fault = faultOfTerm(input, ctx.today);
  if (fault) return fail(invalidField(fault[0], fault[1].key, fault[1].values));
  return enter(input, null, ctx);
}

/** A signatory who will be away lets a colleague of their office sign for that time, within their own. */
export async function delegateSignature(input: SignatoryInput, ctx: ServiceContext): Promise<Result<null>> {
  const possible = await possibleDelegates(null, ctx);
  if (!possible.ok) return possible;
  if (!possible.value.some(({ id }) => id === input.person)) return fail(invalidField('person', 'field.chooseOne'));
  const fault = faultOfDelegation(input, ctx.today);
  if (fault) return fail(invalidField(fault[0], fault[1].key, fault[1].values));
  const own = await ownTermOn(ctx.db, ctx.actor?.personId ?? '', input.validFrom);
  if (!own) return fail({ kind: 'not-a-signatory' });
  if (own.validUntil !== null && input.validUntil !== null && input.validUntil > own.validUntil)
    return fail(invalidField('validUntil', 'signatory.beyondOwn', { day: own.validUntil }));
  return enter(input, ctx.actor?.personId ?? null, ctx);
}

async function enter(input: SignatoryInput, inPlaceOf: string | null, ctx: ServiceContext): Promise<Result<null>> {
  const actor = requireActor(ctx);
  if (!actor.ok) return actor;
  const { person: personId, validFrom, validUntil } = input;
  const basis = input.basis.trim();
  if (basis === '') return fail(invalidField('basis', 'field.required'));
  const items = [digestOf({ person: personId, validFrom, validUntil, inPlaceOf, basis })];
  const proof = await prove(input, { act: 'person.change', items }, ctx);
  if (!proof.ok) return proof;
  return inTransaction(ctx, async (tx) => {
    await spendProof(tx, proof.value, 0, { subject: 'person', id: personId }, ctx);
    const entry = { id: ctx.newId(), personId, validFrom, validUntil, inPlaceOf, basis };
    await insertSignatory(tx, { ...entry, addedBy: actor.value.personId, addedAt: ctx.now });
    const type = inPlaceOf === null ? 'SignatoryEntered' : 'SignatureDelegated';
    tx.record({ type, subject: 'person', subjectId: personId, payload: { from: validFrom, until: validUntil ?? '', basis } });
    return ok(null);
  });
}

/** An entry that an administrator may end. */
export async function getSignatory(input: { readonly id: string }, ctx: ServiceContext): Promise<Result<SignatoryEntry>> {
  const actor = allowed('people:manage', ctx);
  if (!actor.ok) return actor;
  const entries = z.uuid().safeParse(input.id).success ? await signatories(ctx.db, { today: ctx.today, all: false, most: MOST }) : [];
  const found = entries.find(({ id, isEnded }) => id === input.id && !isEnded);
  return found ? ok(found) : fail({ kind: 'not-found', what: 'person' });
}

/** An administrator ends an entry: after today, after a later day, or at once, so that yesterday was the last. */
export async function endSignatory(
  input: GivenProof & { readonly id: string; readonly lastDay: IsoDate },
  ctx: ServiceContext,
): Promise<Result<null>> {
  const found = await getSignatory(input, ctx);
  if (!found.ok) return found;
  const { id, personId, validUntil } = found.value;
  const { lastDay } = input;
  if (lastDay < addDays(ctx.today, -1)) return fail(invalidField('lastDay', 'signatory.past'));
  if (validUntil !== null && lastDay > validUntil) return fail(invalidField('lastDay', 'signatory.beyondOwn', { day: validUntil }));
  const proof = await prove(input, { act: 'person.change', items: [digestOf({ id, lastDay })] }, ctx);
  if (!proof.ok) return proof;
  return inTransaction(ctx, async (tx) => {
    await spendProof(tx, proof.value, 0, { subject: 'person', id: personId }, ctx);
    const isEnded = await endSignatoryEntry(tx, id, { validUntil: lastDay, endedBy: ctx.actor?.personId ?? '', endedAt: ctx.now });
    if (!isEnded) return fail({ kind: 'not-found', what: 'person' });
    tx.record({ type: 'SignatoryEnded', subject: 'person', subjectId: personId, payload: { until: lastDay } });
    return ok(null);
  });
}
