import 'server-only';
import type { Reader } from '@/data/client';
import { findProfile, findStanding, lockPerson, saveDetails, type TraderProfile } from '@/data/repositories/profile-repository';
import { inTransaction, type Tx } from '@/data/transaction';
import { mayDo } from '@/domain/access/permissions';
import type { OnBehalf } from '@/domain/access/policy';
import { changesIdentity, readDetails, type TraderDetails, type TypedDetails } from '@/domain/people/trader-profile';
import { type Obstacle, obstacleOf, type TraderKind, type VettingState } from '@/domain/people/vetting';
import { invalidField } from '@/domain/shared/problem';
import { fail, ok, type Result } from '@/domain/shared/result';
import { knownCodes } from '../application/known-codes';
import { type Locale, requireActor, type ServiceContext } from '../context';

export type { TraderProfile };

/** One's own account. */
export interface OwnAccount {
  readonly name: string;
  readonly email: string;
  readonly isEmailConfirmed: boolean;
  /** The language of letters. */
  readonly locale: Locale;
  readonly wantsReminders: boolean;
  readonly profile: TraderProfile | null;
  readonly obstacle: Obstacle | null;
}

/** Reads one's own account. */
export async function getOwnAccount(_: unknown, ctx: ServiceContext): Promise<Result<OwnAccount>> {
  const actor = requireActor(ctx);
  if (!actor.ok) return actor;
  const { personId } = actor.value;
  const person = await ctx.db.person.findUniqueOrThrow({ where: { id: personId } });
  return ok({
    name: person.name,
    email: person.email,
    isEmailConfirmed: person.emailConfirmedAt !== null,
    locale: person.locale as Locale,
    wantsReminders: person.wantsReminders,
    profile: await findProfile(ctx.db, personId),
    obstacle: obstacleOf(await findStanding(ctx.db, personId)),
  });
}

/**
 * What stands between an application and its first sending: the applicant's standing, and that of an agent who sends it. What the
 * office verified of an organisation counts for every member.
 */
export async function obstacleFor(db: Reader, { applicantId, agentId }: OnBehalf, senderId: string): Promise<Obstacle | null> {
  const obstacle = obstacleOf(await findStanding(db, applicantId));
  return obstacle === null && senderId === agentId ? obstacleOf(await findStanding(db, senderId)) : obstacle;
}

/** What stands between a draft and sending it; told early, on every page that leads there. */
export const sendingObstacle = async (application: OnBehalf, ctx: ServiceContext): Promise<Obstacle | null> =>
  ctx.actor ? obstacleFor(ctx.db, application, ctx.actor.personId) : null;

/** What stands between the reader's own first application and its sending. */
export const ownObstacle = async (ctx: ServiceContext): Promise<Obstacle | null> =>
  ctx.actor ? obstacleOf(await findStanding(ctx.db, ctx.actor.personId)) : null;

/** Whether the reader is somebody who applies and has not yet said who they are. */
export const needsSetup = async (ctx: ServiceContext): Promise<boolean> =>
  ctx.actor !== null && mayDo(ctx.actor.roles, 'application:submit') && (await ownObstacle(ctx)) === 'no-profile';

/** What a save puts forward: an identity that was not vetted as it now stands. Another telephone number does not. */
function stateAfterSave(before: TraderProfile | null, after: TraderDetails): 'asked' | 'verified' {
  return before?.vetting === 'verified' && !changesIdentity(before, after) ? 'verified' : 'asked';
}

const changedFields = (before: TraderProfile | null, after: TraderDetails): string[] =>
  Object.entries(after).flatMap(([field, value]) =>
    before && JSON.stringify(before[field as keyof TraderDetails]) === JSON.stringify(value) ? [] : [field],
  );

/** Saves who one is, and so asks the office to look where it has not looked at this. */
export async function saveOwnProfile(
  input: TypedDetails & { readonly kind: TraderKind; readonly version: number },
  ctx: ServiceContext,
): Promise<Result<{ readonly vetting: VettingState }>> {
  const actor = requireActor(ctx);
  if (!actor.ok) return actor;
  const { personId } = actor.value;
  const details = readDetails(input);
  if ('faults' in details) return fail({ kind: 'invalid-input', fields: details.faults });
  const { codes } = await knownCodes(ctx);
  if (!codes.countries.has(details.country)) return fail(invalidField('country', 'country.unknown'));
  return inTransaction(ctx, async (tx) => {
    await lockPerson(tx, personId);
    const before = await findProfile(tx.db, personId);
    return saveProfileOf(tx, { personId, before, details, version: input.version }, ctx);
  });
}

/** Saves what a locked person says, put forward to the office unless it was verified as it stands. */
export async function saveProfileOf(
  tx: Tx,
  save: {
    readonly personId: string;
    readonly before: TraderProfile | null;
    readonly details: TraderDetails;
    readonly version: number;
  },
  ctx: Pick<ServiceContext, 'now'>,
): Promise<Result<{ readonly vetting: VettingState }>> {
  const { personId, before, details, version } = save;
  const actual = before?.version ?? 0;
  if (actual !== version) return fail({ kind: 'stale', expected: version, actual });
  const vetting = stateAfterSave(before, details);
  const asksAnew = vetting === 'asked' && before?.vetting !== 'asked';
  const askedAt = asksAnew ? ctx.now : (before?.askedAt ?? null);
  await saveDetails(tx, personId, details, { vetting, askedAt, at: ctx.now });
  const payload = { fields: changedFields(before, details), asksForVetting: asksAnew };
  tx.record({ type: 'ProfileSaved', subject: 'person', subjectId: personId, payload });
  return ok({ vetting });
}

/** Saves the language of letters and whether reminders are wanted. Letters that tell of a duty come always. */
export async function savePreferences(
  input: { readonly locale: Locale; readonly wantsReminders: boolean },
  ctx: ServiceContext,
): Promise<Result<null>> {
  const actor = requireActor(ctx);
  if (!actor.ok) return actor;
  const { personId } = actor.value;
  return inTransaction(ctx, async (tx) => {
    await tx.db.person.update({ where: { id: personId }, data: input });
    const payload = { fields: Object.keys(input), asksForVetting: false };
    tx.record({ type: 'ProfileSaved', subject: 'person', subjectId: personId, payload });
    return ok(null);
  });
}
