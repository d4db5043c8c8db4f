import 'server-only';
import { z } from 'zod';
import { readTraders, type TraderRow } from '@/data/queries/trader-list';
import { papersOf } from '@/data/repositories/identity-paper-repository';
import { type Member, membersOf } from '@/data/repositories/organisation-repository';
import { findProfile, lockPerson, saveTraderRole, saveVetting, type TraderProfile } from '@/data/repositories/profile-repository';
import { inTransaction } from '@/data/transaction';
import { mayDo } from '@/domain/access/permissions';
import { isOfApplicant } from '@/domain/access/policy';
import type { AuditEvent } from '@/domain/audit/audit-event';
import type { IdentityPaper } from '@/domain/people/identity-paper';
import { mayVet, STATE_AFTER, VETTING_OUTCOMES, type VettingOutcome, type VettingState } from '@/domain/people/vetting';
import { invalidField } from '@/domain/shared/problem';
import { fail, ok, type Result } from '@/domain/shared/result';
import { requireActor, type ServiceContext } from '../context';
import { type MailTemplate, queueMail } from '../mail/queue-mail';
import { type DeliveredPaper, deliverPaper } from './identity-papers';

export type { TraderRow };

const isId = (text: string | null): text is string => z.uuid().safeParse(text).success;

/** The traders of this Party, for its officers. */
export async function listTraders(
  input: { readonly state: VettingState | null; readonly text: string; readonly after: string | null },
  ctx: ServiceContext,
): Promise<Result<{ readonly traders: readonly TraderRow[]; readonly next: string | null }>> {
  const actor = requireActor(ctx);
  if (!actor.ok) return actor;
  if (!mayDo(actor.value.roles, 'trader:read')) return fail({ kind: 'forbidden', permission: 'trader:read' });
  return ok(await readTraders(ctx.db, { ...input, text: input.text.trim(), after: isId(input.after) ? input.after : null }));
}

/** How many wait to be verified. */
export const countAwaiting = (ctx: ServiceContext): Promise<number> => ctx.db.traderProfile.count({ where: { state: 'asked' } });

/** A trader as an officer sees them, with what the officer may answer. */
export interface TraderToVet {
  readonly profile: TraderProfile;
  readonly email: string;
  readonly isEmailConfirmed: boolean;
  readonly since: string;
  /** Applications that were ever sent, and drafts. */
  readonly sent: number;
  readonly drafts: number;
  readonly permits: number;
  /** Of an organisation: the people who act for it. */
  readonly members: readonly Member[] | null;
  readonly outcomes: readonly VettingOutcome[];
  /** Copies of papers; for whoever answers, and nobody else. */
  readonly papers: readonly IdentityPaper[];
}

/** One trader. */
export async function getTrader(input: { readonly id: string }, ctx: ServiceContext): Promise<Result<TraderToVet>> {
  const actor = requireActor(ctx);
  if (!actor.ok) return actor;
  if (!mayDo(actor.value.roles, 'trader:read')) return fail({ kind: 'forbidden', permission: 'trader:read' });
  const profile = isId(input.id) ? await findProfile(ctx.db, input.id) : null;
  if (!profile) return fail({ kind: 'not-found', what: 'trader' });
  const applicantId = profile.personId;
  const person = await ctx.db.person.findUniqueOrThrow({ where: { id: applicantId } });
  const mayAnswer = mayDo(actor.value.roles, 'trader:vet') && !isOfApplicant(actor.value, { applicantId, agentId: null });
  return ok({
    profile,
    email: person.email,
    isEmailConfirmed: person.emailConfirmedAt !== null,
    since: person.createdAt.toISOString(),
    sent: await ctx.db.application.count({ where: { applicantId, submittedAt: { not: null } } }),
    drafts: await ctx.db.application.count({ where: { applicantId, state: 'draft' } }),
    permits: await ctx.db.permit.count({ where: { application: { applicantId }, state: { notIn: ['signing', 'void'] } } }),
    members: person.kind === 'organisation' ? await membersOf(ctx.db, applicantId) : null,
    papers: mayAnswer ? await papersOf(ctx.db, applicantId) : [],
    outcomes: mayAnswer ? VETTING_OUTCOMES.filter((outcome) => mayVet(profile.vetting, outcome)) : [],
  });
}

/** A copy of a trader's paper, for an officer who may say who they are; nobody else, never of oneself, and never unseen. */
export async function deliverPaperOfTrader(
  { id, paper }: { readonly id: string; readonly paper: string },
  ctx: ServiceContext,
): Promise<Result<DeliveredPaper>> {
  const actor = requireActor(ctx);
  if (!actor.ok) return actor;
  if (!mayDo(actor.value.roles, 'trader:vet')) return fail({ kind: 'forbidden', permission: 'trader:vet' });
  if (isOfApplicant(actor.value, { applicantId: id, agentId: null })) return fail({ kind: 'not-found', what: 'trader' });
  const delivered = await deliverPaper(id, paper, ctx);
  if (!delivered.ok) return delivered;
  return inTransaction(ctx, async (tx) => {
    const payload = { paper, sha256: delivered.value.file.originalSha256 };
    tx.record({ type: 'IdentityPaperOpened', subject: 'person', subjectId: id, payload });
    return delivered;
  });
}

const TOLD: Readonly<Record<VettingOutcome, MailTemplate>> = {
  verify: 'traderVerified',
  ask: 'traderAskedForMore',
  refuse: 'traderRefused',
};

/** What an officer said, and which copies were there to look at. */
function eventOf(outcome: VettingOutcome, subjectId: string, reason: string | null, papers: string[]): AuditEvent {
  const about = { subject: 'person', subjectId } as const;
  if (outcome === 'verify') return { type: 'TraderVerified', ...about, payload: { reason, papers } };
  return { type: outcome === 'ask' ? 'TraderDetailsRequested' : 'TraderRefused', ...about, payload: { reason: reason ?? '', papers } };
}

/** Says whether a trader is who they say they are. Never of oneself, and never of a profile that changed since it was read. */
export async function vetTrader(
  input: { readonly id: string; readonly outcome: VettingOutcome; readonly reason: string; readonly version: number },
  ctx: ServiceContext,
): Promise<Result<{ readonly id: string }>> {
  const actor = requireActor(ctx);
  if (!actor.ok) return actor;
  const { id, outcome, version } = input;
  if (!mayDo(actor.value.roles, 'trader:vet')) return fail({ kind: 'forbidden', permission: 'trader:vet' });
  if (!isId(id)) return fail({ kind: 'not-found', what: 'trader' });
  if (isOfApplicant(actor.value, { applicantId: id, agentId: null })) return fail({ kind: 'separation-of-duties', part: '' });
  const reason = input.reason.trim() || null;
  if (outcome !== 'verify' && reason === null) return fail(invalidField('reason', 'reason.required'));
  const by = actor.value.personId;
  return inTransaction(ctx, async (tx) => {
    await lockPerson(tx, id);
    const profile = await findProfile(tx.db, id);
    if (!profile) return fail({ kind: 'not-found', what: 'trader' });
    if (profile.version !== version) return fail({ kind: 'stale', expected: version, actual: profile.version });
    if (!mayVet(profile.vetting, outcome)) return fail({ kind: 'transition-not-allowed', from: profile.vetting, action: outcome });
    await saveVetting(tx, id, { state: STATE_AFTER[outcome], by, at: ctx.now, reason });
    const { kind } = await tx.db.person.findUniqueOrThrow({ where: { id }, select: { kind: true } });
    if (outcome === 'verify' && kind === 'natural') await saveTraderRole(tx, id, profile.kind === 'agent');
    const key = `person:${id}:vetted:${profile.version}`;
    await queueMail(
      tx,
      {
        personId: id,
        template: TOLD[outcome],
        values: { reason: reason ?? '' },
        path: outcome === 'verify' ? '/apply' : kind === 'natural' ? '/apply/account' : '/apply/organisation',
        key,
      },
      ctx,
    );
    const papers = (await papersOf(tx.db, id)).map(({ originalSha256 }) => originalSha256);
    tx.record(eventOf(outcome, id, reason, papers));
    return ok({ id });
  });
}
