import 'server-only';
import { type PartyTrust, type TakenList, takenLists, trusts } from '@/data/repositories/trust-repository';
import type { Actor } from '@/domain/access/actor';
import { mayDo } from '@/domain/access/permissions';
import type { ListedKey } from '@/domain/keys/key-list';
import { fail, ok, type Result } from '@/domain/shared/result';
import { STATUS_RELIED_ON_HOURS } from '@/domain/verification/status-list';
import { requireActor, type ServiceContext } from '../context';
import { readKeyList } from '../keys/signed-list';
import { sha256Of, toCompare } from './read-lists';

function administrator(ctx: ServiceContext): Result<Actor> {
  const actor = requireActor(ctx);
  return actor.ok && !mayDo(actor.value.roles, 'keys:trust') ? fail({ kind: 'forbidden', permission: 'keys:trust' }) : actor;
}

/** What stands, what waits, and what was, of one Party. */
export async function trustOf(
  party: string,
  ctx: ServiceContext,
): Promise<
  Result<{
    readonly me: Actor;
    readonly proposed: PartyTrust | null;
    readonly standing: PartyTrust | null;
    readonly past: readonly PartyTrust[];
  }>
> {
  const actor = administrator(ctx);
  if (!actor.ok) return actor;
  const all = await trusts(ctx.db, party);
  return ok({
    me: actor.value,
    proposed: all.find(({ state }) => state === 'proposed') ?? null,
    standing: all.find(({ state }) => state === 'trusted') ?? null,
    past: all.filter(({ state }) => state === 'declined' || state === 'withdrawn'),
  });
}

/** A Party in the list: the newest that was decided or proposed about it. */
export interface ListedParty {
  readonly party: string;
  readonly state: PartyTrust['state'];
  readonly waits: boolean;
  readonly words: string;
  /** When its newest list of states was made; null without one. */
  readonly statesAt: string | null;
  readonly isOld: boolean;
}

const isOld = ({ kind, issuedAt, nextUpdate }: TakenList, now: string): boolean =>
  kind === 'keys' ? Date.parse(nextUpdate) < Date.parse(now) : Date.parse(now) - Date.parse(issuedAt) > STATUS_RELIED_ON_HOURS * 3_600_000;

/** The Parties whose keys are trusted, were, or are proposed to be. */
export async function listParties(_: unknown, ctx: ServiceContext): Promise<Result<readonly ListedParty[]>> {
  const actor = administrator(ctx);
  if (!actor.ok) return actor;
  const all = await trusts(ctx.db, null);
  const lists = await takenLists(
    ctx.db,
    all.filter(({ state }) => state === 'trusted').map(({ id }) => id),
  );
  const parties = [...new Set(all.map(({ party }) => party))].sort();
  return ok(
    parties.flatMap((party) => {
      const of = all.filter((trust) => trust.party === party);
      const shown = of.find(({ state }) => state === 'trusted') ?? of[0];
      if (!shown) return [];
      const own = lists.filter((list) => list.party === party);
      const statesAt =
        own
          .filter(({ kind }) => kind === 'status')
          .map(({ issuedAt }) => issuedAt)
          .sort()
          .at(-1) ?? null;
      const { state, rootSha256 } = shown;
      const waits = of.some((trust) => trust.state === 'proposed');
      return [{ party, state, waits, words: toCompare(rootSha256).words, statesAt, isOld: own.some((list) => isOld(list, ctx.now)) }];
    }),
  );
}

/** A key or root as two people compare it. */
export interface KeyShown {
  readonly kid: string;
  readonly purpose: ListedKey['purpose'];
  readonly state: ListedKey['state'];
  readonly usedFrom: string;
  readonly digits: string;
  readonly words: string;
}

/** One decision about a Party, with the fingerprint of its root and the keys of its newest list. */
export interface TrustShown extends PartyTrust {
  readonly digits: string;
  readonly words: string;
  readonly counter: number;
  readonly keysUntil: string;
  readonly keys: readonly KeyShown[];
}

/** A Party as an administrator has it before them. */
export interface PartyInHand {
  readonly party: string;
  readonly proposed: (TrustShown & { readonly mayDecide: boolean }) | null;
  readonly standing: (TrustShown & { readonly lists: readonly (TakenList & { readonly isOld: boolean })[] }) | null;
  readonly past: readonly PartyTrust[];
}

function shown(trust: PartyTrust, body: string): TrustShown {
  const list = readKeyList(body);
  const keys = (list?.keys ?? []).map((key) => {
    const { kid, purpose, state, usedFrom } = key;
    return { kid, purpose, state, usedFrom, ...toCompare(sha256Of(key)) };
  });
  return { ...trust, ...toCompare(trust.rootSha256), counter: list?.counter ?? 0, keysUntil: list?.nextUpdate ?? trust.proposedAt, keys };
}

/** Reads a Party whose keys are trusted, were, or are proposed to be. */
export async function getParty(input: { readonly party: string }, ctx: ServiceContext): Promise<Result<PartyInHand>> {
  const found = await trustOf(input.party, ctx);
  if (!found.ok) return found;
  const { me, proposed, standing, past } = found.value;
  if (!(proposed || standing) && past.length === 0) return fail({ kind: 'not-found', what: 'page' });
  const lists = standing ? await takenLists(ctx.db, [standing.id]) : [];
  const keys = lists.find(({ kind }) => kind === 'keys')?.body;
  return ok({
    party: input.party,
    proposed: proposed && { ...shown(proposed, proposed.list), mayDecide: proposed.proposedBy !== me.personId },
    standing: standing && {
      ...shown(standing, keys ?? standing.list),
      lists: lists.map((list) => ({ ...list, isOld: isOld(list, ctx.now) })),
    },
    past,
  });
}
