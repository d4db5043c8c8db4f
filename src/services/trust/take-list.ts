import 'server-only';
import { createHash } from 'node:crypto';
import type { Reader } from '@/data/client';
import { keysOfAnother, lastTaken, type PartyTrust, saveTakenList, type TakenList, takenLists } from '@/data/repositories/trust-repository';
import { inTransaction, type Tx } from '@/data/transaction';
import { LONGEST_LIST, type SignedKeyList } from '@/domain/keys/key-list';
import { invalidField, type Problem } from '@/domain/shared/problem';
import { fail, ok, type Result } from '@/domain/shared/result';
import type { SignedStatusList } from '@/domain/verification/status-list';
import type { ServiceContext } from '../context';
import { readKeyList } from '../keys/signed-list';
import { trustOf } from './party-trust';
import { keysUnder, sha256Of, statesUnder } from './read-lists';

/** Clocks of two authorities may differ by this much before a list is said to come from the future. */
const CLOCKS_DIFFER_MS = 5 * 60_000;

const refuse = (key: string, values: Readonly<Record<string, string | number>> = {}): Problem => ({
  kind: 'invalid-input',
  fields: { list: { key: `partyTrust.${key}`, values } },
});

/** What judging a list needs of a request, within a transaction or before it. */
type Reading = Pick<ServiceContext, 'party' | 'now'> & { readonly db: Reader };

/** The one spelling under which a list is kept, so that the same list is the same text. */
export const spelled = (list: SignedKeyList | SignedStatusList): string => JSON.stringify(list);

/** What is wrong with a list of a Party that came as a file or was pasted, before anything of it is believed. */
export async function faultOfKeys(list: SignedKeyList, party: string | null, ctx: Reading): Promise<Problem | null> {
  if (list.party === ctx.party.code) return refuse('ownParty');
  if (party !== null && list.party !== party) return refuse('anotherParty', { party: list.party });
  if (Date.parse(list.issuedAt) > Date.parse(ctx.now) + CLOCKS_DIFFER_MS) return refuse('future');
  const [kid] = await keysOfAnother(
    ctx.db,
    list.keys.map((key) => key.kid),
    list.party,
  );
  return kid === undefined ? null : refuse('keyOfAnother', { kid });
}

/** Reads a key list that was sent, or says that it is none. */
export function sentKeys(text: string): Result<SignedKeyList> {
  const list = text.length > LONGEST_LIST ? null : readKeyList(text);
  return list ? ok(list) : fail(invalidField('list', 'partyTrust.notAList'));
}

interface Kept {
  readonly kind: TakenList['kind'];
  readonly name: string;
  readonly list: SignedKeyList | SignedStatusList;
}

/** A list of the Party under the root that is trusted, or what is wrong with it. */
async function listUnder(text: string, { party, rootSha256, id }: PartyTrust, ctx: Reading): Promise<Result<Kept>> {
  const keys = sentKeys(text);
  if (keys.ok) {
    const fault = await faultOfKeys(keys.value, party, ctx);
    if (fault) return fail(fault);
    if (sha256Of(keys.value.root) !== rootSha256) return fail(refuse('anotherRoot'));
    return ok({ kind: 'keys', name: '', list: keys.value });
  }
  const lists = await takenLists(ctx.db, [id]);
  const known = keysUnder(lists.find(({ kind }) => kind === 'keys')?.body ?? null, rootSha256);
  const states = text.length > LONGEST_LIST || !known ? null : statesUnder(text, known);
  if (!states) return fail(refuse('notAList'));
  if (Date.parse(states.list.issuedAt) > Date.parse(ctx.now) + CLOCKS_DIFFER_MS) return fail(refuse('future'));
  return ok({ kind: 'status', name: states.list.year, list: states.list });
}

/** Refuses what counts lower than a list of the same root that was taken in before, or says otherwise under the same number. */
async function faultOfCounter({ kind, name, list }: Kept, { party, rootSha256, id }: PartyTrust, ctx: Reading): Promise<Problem | null> {
  const last = await lastTaken(ctx.db, { party, kind, name });
  if (!last || last.rootSha256 !== rootSha256) return null;
  if (list.counter < last.counter || Date.parse(list.issuedAt) < Date.parse(last.issuedAt))
    return refuse('older', { counter: list.counter, seen: last.counter });
  if (list.counter > last.counter) return null;
  if (spelled(list) !== last.body) return refuse('forked', { counter: list.counter });
  // Trusted anew, the Party's newest list may be one that was taken in before.
  return (await takenLists(ctx.db, [id])).some((taken) => taken.kind === kind && taken.name === name) ? refuse('same') : null;
}

/** Takes a list in, within a transaction that also holds its event. */
async function keep(tx: Tx, { kind, name, list }: Kept, trust: PartyTrust, ctx: ServiceContext): Promise<void> {
  const { counter, issuedAt, nextUpdate } = list;
  const body = spelled(list);
  const takenBy = ctx.actor?.personId ?? '';
  await saveTakenList(tx, {
    party: trust.party,
    kind,
    name,
    trustId: trust.id,
    counter,
    body,
    issuedAt,
    nextUpdate,
    takenBy,
    takenAt: ctx.now,
  });
  const payload = {
    party: trust.party,
    list: kind === 'keys' ? 'keys' : `status/${name}`,
    counter,
    sha256: createHash('sha256').update(body).digest('hex'),
  };
  tx.record({ type: 'PartyListTaken', subject: 'party', subjectId: trust.party, payload });
}

/** Takes in the list that a proposal came with, when it is decided; refused where a newer one of the same root was seen meanwhile. */
export async function takeProposed(tx: Tx, trust: PartyTrust, ctx: ServiceContext): Promise<Problem | null> {
  const within = { party: ctx.party, now: ctx.now, db: tx.db };
  const found = await listUnder(trust.list, trust, within);
  if (!found.ok) return found.problem;
  const fault = await faultOfCounter(found.value, trust, within);
  if (!fault) await keep(tx, found.value, trust, ctx);
  return fault;
}

/** Takes in a newer list of a trusted Party: of its keys, signed by its root, or of the states of a year, signed by one of those keys. */
export async function takeList(
  input: { readonly party: string; readonly list: string },
  ctx: ServiceContext,
): Promise<Result<{ readonly party: string }>> {
  const found = await trustOf(input.party, ctx);
  if (!found.ok) return found;
  const { standing } = found.value;
  if (!standing) return fail({ kind: 'not-found', what: 'page' });
  const list = await listUnder(input.list, standing, ctx);
  if (!list.ok) return list;
  const fault = await faultOfCounter(list.value, standing, ctx);
  if (fault) return fail(fault);
  return inTransaction(ctx, async (tx) => {
    await keep(tx, list.value, standing, ctx);
    return ok({ party: standing.party });
  });
}
