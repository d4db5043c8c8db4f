import 'server-only';
import { insertChange } from '@/data/repositories/person-change-repository';
import { insertInvited } from '@/data/repositories/person-repository';
import { officesAndPosts } from '@/data/repositories/work-place-repository';
import { inTransaction } from '@/data/transaction';
import { type Role, STAFF_ROLES } from '@/domain/access/role';
import { LONGEST_NAME, nameFault, tidyName } from '@/domain/people/person-name';
import { faultOfPlace, nameOfPlace } from '@/domain/people/work-place';
import { invalidField } from '@/domain/shared/problem';
import { fail, ok, type Result } from '@/domain/shared/result';
import type { Locale, ServiceContext } from '../context';
import { digestOf, type GivenProof, prove, spendProof } from '../step-up/prove';
import { administrator, getPerson } from './change-person';
import { sendLink } from './one-time-links';
import { normalisedEmail } from './sign-in';

/** Where somebody who is invited could work. */
export async function placesForStaff(_: unknown, ctx: ServiceContext) {
  const actor = administrator(ctx);
  return actor.ok ? ok(await officesAndPosts(ctx.db)) : actor;
}

/** Who is invited, to do what and where. */
export interface InvitationInput extends GivenProof {
  readonly name: string;
  readonly email: string;
  readonly title: string;
  readonly locale: Locale;
  readonly role: Role;
  readonly office: string | null;
  readonly post: string | null;
  readonly reason: string;
}

type Invited = Promise<Result<{ readonly person: string }>>;

/**
 * Enters somebody new and proposes their first role. They can do nothing, and are written to, once a second administrator agrees: then a
 * link goes to their address, with which they choose a password; a second factor is set up at the first sign-in.
 */
export async function inviteStaff(input: InvitationInput, ctx: ServiceContext): Invited {
  const places = await placesForStaff(null, ctx);
  if (!places.ok) return places;
  const { role, office, post, locale } = input;
  const [name, email, title, reason] = [tidyName(input.name), normalisedEmail(input.email), input.title.trim(), input.reason.trim()];
  const wrongName = nameFault(name);
  if (wrongName) return fail(invalidField('name', wrongName, { max: LONGEST_NAME }));
  if (!STAFF_ROLES.includes(role)) return fail(invalidField('role', 'field.chooseOne'));
  const fault = faultOfPlace([role], { office, post, leads: false }, places.value);
  if (fault) return fail(invalidField(...fault));
  if (reason === '') return fail(invalidField('reason', 'reason.required'));
  if (await ctx.db.person.findUnique({ where: { email }, select: { id: true } })) return fail(invalidField('email', 'staff.hasAccount'));
  const proof = await prove(input, { act: 'person.change', items: [digestOf({ invite: email, name, role, office, post, reason })] }, ctx);
  if (!proof.ok) return proof;
  return inTransaction(ctx, async (tx) => {
    // Somebody may have opened an account there since.
    if (await tx.db.person.findUnique({ where: { email }, select: { id: true } })) return fail(invalidField('email', 'staff.hasAccount'));
    const personId = ctx.newId();
    await insertInvited(tx, { id: personId, email, name, title, locale, officeId: office, postId: post, createdAt: ctx.now });
    await spendProof(tx, proof.value, 0, { subject: 'person', id: personId }, ctx);
    const about = { subject: 'person', subjectId: personId } as const;
    tx.record({ type: 'PersonInvited', ...about, payload: { role, place: nameOfPlace(input, places.value), reason } });
    const kind = 'give-role';
    const proposal = { id: ctx.newId(), personId, kind, role, reason, proposedBy: ctx.actor?.personId ?? '', proposedAt: ctx.now } as const;
    await insertChange(tx, proposal);
    tx.record({ type: 'PersonChangeProposed', ...about, payload: { kind, role, reason } });
    return ok({ person: personId });
  });
}

/** Sends somebody whose invitation ended, or never came, another link. The one before works no longer. */
export async function sendInvitationAgain(input: { readonly person: string }, ctx: ServiceContext): Invited {
  const found = await getPerson(input, ctx);
  if (!found.ok) return found;
  const { id, email, awaitsAnswer } = found.value.person;
  if (!awaitsAnswer) return fail({ kind: 'not-found', what: 'person' });
  return inTransaction(ctx, async (tx) => {
    await sendLink(tx, { personId: id, purpose: 'accept-invitation', email }, ctx);
    tx.record({ type: 'InvitationPosted', subject: 'person', subjectId: id, payload: {} });
    return ok({ person: id });
  });
}
