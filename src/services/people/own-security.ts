import 'server-only';
import { countRecoveryCodes, type LivingFactor, livingFactors, removeFactors } from '@/data/repositories/factor-repository';
import { endOtherSessions, liveSessionsOf } from '@/data/repositories/person-repository';
import { inTransaction } from '@/data/transaction';
import { type Role, STAFF_ROLES } from '@/domain/access/role';
import { fail, ok, type Result } from '@/domain/shared/result';
import { requireActor, type ServiceContext } from '../context';
import { queueMail } from '../mail/queue-mail';
import { digestOf, type GivenProof, prove, spendProof } from '../step-up/prove';
import { keepRecoveryCodes, recoveryCodesFrom } from './recovery-codes';

const isStaff = (roles: readonly Role[]): boolean => roles.some((role) => STAFF_ROLES.includes(role));

/** What opens one's account, and where it is open. */
export interface OwnSecurity {
  readonly factors: readonly Pick<LivingFactor, 'id' | 'kind' | 'name' | 'addedAt' | 'lastUsedAt'>[];
  readonly recoveryCodesLeft: number;
  readonly sessions: readonly { readonly openedAt: string; readonly lastSeenAt: string; readonly isThis: boolean }[];
  /** Whoever works for an authority keeps one factor always; a trader who set a short password keeps one beside it. */
  readonly mustKeepOne: boolean;
}

/** Reads it. */
export async function getOwnSecurity(_: unknown, ctx: ServiceContext): Promise<Result<OwnSecurity>> {
  const actor = requireActor(ctx);
  if (!actor.ok) return actor;
  const { personId, roles, sessionId } = actor.value;
  const { hasLongPassword } = await ctx.db.person.findUniqueOrThrow({ where: { id: personId }, select: { hasLongPassword: true } });
  const sessions = await liveSessionsOf(ctx.db, personId, ctx.now);
  return ok({
    factors: (await livingFactors(ctx.db, personId)).map(({ id, kind, name, addedAt, lastUsedAt }) => ({
      id,
      kind,
      name,
      addedAt,
      lastUsedAt,
    })),
    recoveryCodesLeft: await countRecoveryCodes(ctx.db, personId),
    sessions: sessions.map(({ id, ...times }) => ({ ...times, isThis: id === sessionId })),
    mustKeepOne: isStaff(roles) || !hasLongPassword,
  });
}

/** Removes a factor of one's own: shown with a fresh proof, and never the last one where one is needed. */
export async function removeFactor(input: GivenProof & { readonly factor: string }, ctx: ServiceContext): Promise<Result<null>> {
  const own = await getOwnSecurity(null, ctx);
  if (!own.ok) return own;
  const factor = own.value.factors.find(({ id }) => id === input.factor);
  if (!factor) return fail({ kind: 'not-found', what: 'factor' });
  if (own.value.mustKeepOne && own.value.factors.length === 1) return fail({ kind: 'last-factor' });
  const proven = await prove(input, { act: 'factor.change', items: [digestOf({ remove: factor.id })] }, ctx);
  if (!proven.ok) return proven;
  const actor = requireActor(ctx);
  if (!actor.ok) return actor;
  const { personId, sessionId } = actor.value;
  return inTransaction(ctx, async (tx) => {
    await spendProof(tx, proven.value, 0, { subject: 'person', id: personId }, ctx);
    await removeFactors(tx, personId, ctx.now, factor.id);
    await endOtherSessions(tx, personId, sessionId, ctx.now);
    tx.record({
      type: 'SecondFactorRemoved',
      subject: 'person',
      subjectId: personId,
      payload: { kind: factor.kind, name: factor.name },
    });
    const key = `person:${personId}:factor:${ctx.newId()}`;
    await queueMail(tx, { personId, template: 'securityChanged', values: { name: factor.name }, path: '/security', key }, ctx);
    return ok(null);
  });
}

/** New recovery codes, shown before they count: the same for a session until they are taken. */
export async function offerRecoveryCodes(_: unknown, ctx: ServiceContext): Promise<Result<{ readonly codes: readonly string[] }>> {
  const actor = requireActor(ctx);
  if (!actor.ok) return actor;
  const { personId, sessionId } = actor.value;
  if ((await livingFactors(ctx.db, personId)).length === 0) return fail({ kind: 'not-found', what: 'factor' });
  const last = await ctx.db.recoveryCode.findFirst({ where: { personId }, orderBy: { madeAt: 'desc' }, select: { madeAt: true } });
  return ok({ codes: recoveryCodesFrom(`${sessionId}:codes:${last?.madeAt.getTime() ?? 0}`, ctx) });
}

/** Puts the new codes in the place of the old. */
export async function takeRecoveryCodes(input: GivenProof, ctx: ServiceContext): Promise<Result<null>> {
  const offered = await offerRecoveryCodes(null, ctx);
  if (!offered.ok) return offered;
  const actor = requireActor(ctx);
  if (!actor.ok) return actor;
  const { personId } = actor.value;
  const proven = await prove(input, { act: 'factor.change', items: [digestOf({ codes: personId })] }, ctx);
  if (!proven.ok) return proven;
  return inTransaction(ctx, async (tx) => {
    await spendProof(tx, proven.value, 0, { subject: 'person', id: personId }, ctx);
    await keepRecoveryCodes(tx, personId, offered.value.codes, ctx);
    return ok(null);
  });
}

/** Ends every other session of one's own. */
export async function endMyOtherSessions(_: unknown, ctx: ServiceContext): Promise<Result<null>> {
  const actor = requireActor(ctx);
  if (!actor.ok) return actor;
  const { personId, sessionId } = actor.value;
  return inTransaction(ctx, async (tx) => {
    await endOtherSessions(tx, personId, sessionId, ctx.now);
    tx.record({ type: 'OtherSessionsEnded', subject: 'person', subjectId: personId, payload: {} });
    return ok(null);
  });
}
