import 'server-only';
import { z } from 'zod';
import { removeFactors } from '@/data/repositories/factor-repository';
import {
  findPeople,
  insertChange,
  type ListedPerson,
  type ProposedChange,
  proposedChanges,
  saveChangeOutcome,
  saveRole,
} from '@/data/repositories/person-change-repository';
import { activatePersonRow, endSessionsOf } from '@/data/repositories/person-repository';
import { inTransaction, type Tx } from '@/data/transaction';
import type { Actor } from '@/domain/access/actor';
import { mayDo } from '@/domain/access/permissions';
import type { Role } from '@/domain/access/role';
import { namesRole, type PersonChangeKind, rolesToGive, rolesToTake } from '@/domain/people/person-change';
import { CASE_ROLES } from '@/domain/people/work-place';
import { invalidField } from '@/domain/shared/problem';
import { fail, ok, type Result } from '@/domain/shared/result';
import { requireActor, type ServiceContext } from '../context';
import { queueMail } from '../mail/queue-mail';
import { digestOf, type GivenProof, prove, spendProof } from '../step-up/prove';
import { sendLink } from './one-time-links';
import { endSigningOf, releaseCasesOf } from './stand-down';

const MOST = 100;
const nobody = fail({ kind: 'not-found', what: 'person' } as const);

/** Whoever may change people. */
export function administrator(ctx: ServiceContext): Result<Actor> {
  const actor = requireActor(ctx);
  return actor.ok && !mayDo(actor.value.roles, 'people:manage') ? fail({ kind: 'forbidden', permission: 'people:manage' }) : actor;
}

/** The people of the portal, and what waits for a second administrator. */
export async function listPeople(input: { readonly text: string }, ctx: ServiceContext) {
  const actor = administrator(ctx);
  if (!actor.ok) return actor;
  const [people, proposed] = await Promise.all([findPeople(ctx.db, { text: input.text, most: MOST }), proposedChanges(ctx.db)]);
  return ok({ people, proposed });
}

/** A person, what may be proposed about them, and what was. Nobody changes themselves. */
export interface PersonInHand {
  readonly person: ListedPerson;
  readonly isSelf: boolean;
  readonly give: readonly Role[];
  readonly take: readonly Role[];
  readonly proposed: readonly (ProposedChange & { readonly mayDecide: boolean })[];
}

/** Reads it. */
export async function getPerson(input: { readonly person: string }, ctx: ServiceContext): Promise<Result<PersonInHand>> {
  const actor = administrator(ctx);
  if (!actor.ok) return actor;
  if (!z.uuid().safeParse(input.person).success) return nobody;
  const [person] = await findPeople(ctx.db, { text: '', id: input.person, most: 1 });
  if (!person) return nobody;
  const { personId } = actor.value;
  const isSelf = person.id === personId;
  const proposed = await proposedChanges(ctx.db, person.id);
  return ok({
    person,
    isSelf,
    give: rolesToGive(person.roles),
    take: rolesToTake(person.roles),
    proposed: proposed.map((change) => ({ ...change, mayDecide: !isSelf && change.proposedBy !== personId })),
  });
}

type Changed = Promise<Result<{ readonly person: string }>>;

/** What an administrator proposes: a role to be given or taken, that a lost second factor be forgotten, or a disabled account be let in. */
export interface ChangeInput extends GivenProof {
  readonly person: string;
  readonly kind: PersonChangeKind;
  readonly role: Role | null;
  readonly reason: string;
}

/** Whether a change makes sense for the person as they are. */
function faultOf({ kind, role }: ChangeInput, { person, give, take }: PersonInHand) {
  if (kind === 'reset-factors') return person.factors === 0 ? invalidField('kind', 'personChange.noFactor') : null;
  if (kind === 'enable') return person.state !== 'disabled' || person.isClosed ? invalidField('kind', 'personChange.notDisabled') : null;
  const possible = kind === 'give-role' ? give : take;
  return role !== null && possible.includes(role) ? null : invalidField('role', 'personChange.notThisRole');
}

/** An administrator proposes a change of somebody else. */
export async function proposeChange(input: ChangeInput, ctx: ServiceContext): Changed {
  const found = await getPerson(input, ctx);
  if (!found.ok) return found;
  if (found.value.isSelf) return fail({ kind: 'separation-of-duties', part: '' });
  const { person: personId, kind } = input;
  const role = namesRole(kind) ? input.role : null;
  const reason = input.reason.trim();
  if (reason === '') return fail(invalidField('reason', 'reason.required'));
  const fault = faultOf({ ...input, role }, found.value);
  if (fault) return fail(fault);
  const isProposed = found.value.proposed.some((change) => change.kind === kind && change.role === role);
  if (isProposed) return fail(invalidField('kind', 'personChange.already'));
  const proof = await prove(input, { act: 'person.change', items: [digestOf({ personId, kind, role, reason })] }, ctx);
  if (!proof.ok) return proof;
  return inTransaction(ctx, async (tx) => {
    await spendProof(tx, proof.value, 0, { subject: 'person', id: personId }, ctx);
    const proposal = { id: ctx.newId(), personId, kind, role, reason, proposedBy: ctx.actor?.personId ?? '', proposedAt: ctx.now };
    await insertChange(tx, proposal);
    tx.record({ type: 'PersonChangeProposed', subject: 'person', subjectId: personId, payload: { kind, role: role ?? '', reason } });
    return ok({ person: personId });
  });
}

/** A second administrator decides what the first proposed; what it changes happens with it, and ends the person's sessions. */
export async function decideChange(
  input: GivenProof & { readonly person: string; readonly change: string; readonly outcome: 'confirm' | 'decline' },
  ctx: ServiceContext,
): Changed {
  const found = await getPerson(input, ctx);
  if (!found.ok) return found;
  const { person: personId, change: id } = input;
  const change = found.value.proposed.find((one) => one.id === id);
  if (!change) return nobody;
  if (!change.mayDecide) return fail({ kind: 'separation-of-duties', part: '' });
  if (input.outcome === 'confirm' && !change.stands) return fail(invalidField('outcome', 'personChange.proposerGone'));
  const proof = await prove(input, { act: 'person.change', items: [digestOf({ change: id, outcome: input.outcome })] }, ctx);
  if (!proof.ok) return proof;
  const { kind, role } = change;
  return inTransaction(ctx, async (tx) => {
    await spendProof(tx, proof.value, 0, { subject: 'person', id: personId }, ctx);
    const outcome = input.outcome === 'confirm' ? 'confirmed' : 'declined';
    if (!(await saveChangeOutcome(tx, id, { outcome, decidedBy: ctx.actor?.personId ?? '', decidedAt: ctx.now }))) return nobody;
    const type = outcome === 'confirmed' ? 'PersonChanged' : 'PersonChangeDeclined';
    tx.record({ type, subject: 'person', subjectId: personId, payload: { kind, role: role ?? '' } });
    if (outcome === 'confirmed') await carryOut(tx, change, found.value.person, ctx);
    return ok({ person: personId });
  });
}

/** What mail tells of a change. */
const TOLD = {
  'give-role': 'rolesChanged',
  'take-role': 'rolesChanged',
  'reset-factors': 'factorsReset',
  enable: 'accountEnabled',
} as const;

async function carryOut(tx: Tx, change: ProposedChange, person: ListedPerson, ctx: ServiceContext): Promise<void> {
  const { id, personId, kind, role } = change;
  if (kind === 'reset-factors') {
    await removeFactors(tx, personId, ctx.now);
    // Codes for the day a factor is lost went with it.
    await tx.db.recoveryCode.deleteMany({ where: { personId } });
  } else if (kind === 'enable') await activatePersonRow(tx, personId);
  else if (role) await saveRole(tx, kind, personId, role);
  await endSessionsOf(tx, personId, ctx.now);
  if (kind === 'give-role' && person.state === 'invited') return letIn(tx, person, ctx);
  if (kind === 'take-role' && role) await standDown(tx, person, role, ctx);
  const key = `person-change:${id}`;
  await queueMail(tx, { personId, template: TOLD[kind], values: { day: ctx.today }, path: '/security', key }, ctx);
}

/** The first role of somebody who was invited opens the account, and a link goes to its address. */
async function letIn(tx: Tx, { id, email }: ListedPerson, ctx: ServiceContext): Promise<void> {
  await activatePersonRow(tx, id);
  await sendLink(tx, { personId: id, purpose: 'accept-invitation', email }, ctx);
  tx.record({ type: 'InvitationPosted', subject: 'person', subjectId: id, payload: {} });
}

/** What somebody had by a role that was taken goes with it. */
async function standDown(tx: Tx, { id, roles }: ListedPerson, taken: Role, ctx: ServiceContext): Promise<void> {
  if (taken === 'issuing-officer') await endSigningOf(tx, id, ctx);
  if (!roles.some((role) => role !== taken && CASE_ROLES.includes(role))) await releaseCasesOf(tx, id, null, ctx);
}
