import 'server-only';
import { findPublishedList, saveSignedList } from '@/data/repositories/list-repository';
import { type PartyTrust, type TakenList, takenLists, trusts } from '@/data/repositories/trust-repository';
import { TRUST_LIST_HOURS, TRUST_RENEWED_HOURS, type TrustedPartyEntry } from '@/domain/keys/trust-list';
import type { ServiceContext } from '../context';
import { signedByPortal } from '../keys/sign-list';
import { keysUnder, statesUnder } from './read-lists';

const HOUR = 3_600_000;

/**
 * Publishes whose keys are trusted, with their newest lists, when that changed or the list grows old; answers its counter, or null where
 * nothing was to be done. Nothing is published before a Party was ever trusted.
 */
export async function publishTrustList(ctx: ServiceContext): Promise<number | null> {
  const all = (await trusts(ctx.db, null)).filter(({ state }) => state === 'trusted' || state === 'withdrawn');
  if (all.length === 0) return null;
  const lists = await takenLists(
    ctx.db,
    all.map(({ id }) => id),
  );
  const moments = [...all.flatMap(({ decidedAt, withdrawnAt }) => [decidedAt, withdrawnAt]), ...lists.map(({ takenAt }) => takenAt)];
  const changedAt = Math.max(...moments.map((moment) => (moment ? Date.parse(moment) : 0)));
  const last = await findPublishedList(ctx.db, 'trust', '');
  const isFresh = last !== null && Date.parse(ctx.now) - Date.parse(last.issuedAt) < TRUST_RENEWED_HOURS * HOUR;
  if (last && isFresh && changedAt < Date.parse(last.issuedAt)) return null;

  const counter = (last?.counter ?? 0) + 1;
  const nextUpdate = new Date(Date.parse(ctx.now) + TRUST_LIST_HOURS * HOUR).toISOString();
  const parties = [...new Set(all.map(({ party }) => party))].sort().flatMap((party) => entryOf(party, all, lists) ?? []);
  const list = { type: 'cites-trust/1', party: ctx.party.code, counter, issuedAt: ctx.now, nextUpdate, parties };
  await saveSignedList(ctx.db, 'trust', '', { counter, body: await signedByPortal(list, ctx), issuedAt: ctx.now, nextUpdate });
  return counter;
}

/** A Party in the list: trusted with its newest lists, or withdrawn with the keys it had. What was altered since is left out. */
function entryOf(party: string, all: readonly PartyTrust[], lists: readonly TakenList[]): TrustedPartyEntry | null {
  const of = all.filter((trust) => trust.party === party);
  const trust = of.find(({ state }) => state === 'trusted') ?? of[0];
  if (!trust) return null;
  const own = lists.filter(({ trustId }) => trustId === trust.id);
  const keys = keysUnder(own.find(({ kind }) => kind === 'keys')?.body ?? null, trust.rootSha256);
  if (!keys) return null;
  if (trust.state === 'withdrawn')
    return { state: 'withdrawn', party, root: trust.rootSha256, since: trust.withdrawnAt ?? trust.proposedAt, keys };
  const status = own.filter(({ kind }) => kind === 'status').flatMap(({ body }) => statesUnder(body, keys)?.list ?? []);
  return { state: 'trusted', party, root: trust.rootSha256, since: trust.decidedAt ?? trust.proposedAt, keys, status };
}
