import 'server-only';
import { z } from 'zod';
import type { Reader } from '../client';
import type { Tx } from '../transaction';

/** What was decided about the root of another Party's keys. */
export interface PartyTrust {
  readonly id: string;
  readonly party: string;
  readonly rootSha256: string;
  /** The key list that came with the proposal. */
  readonly list: string;
  readonly state: 'proposed' | 'trusted' | 'declined' | 'withdrawn';
  readonly basis: string;
  readonly proposedBy: string;
  readonly proposerName: string;
  readonly proposedAt: string;
  readonly decidedBasis: string | null;
  readonly deciderName: string | null;
  readonly decidedAt: string | null;
  readonly withdrawnReason: string | null;
  readonly withdrawerName: string | null;
  readonly withdrawnAt: string | null;
}

const rowSchema = z.object({
  id: z.string(),
  party: z.string(),
  root_sha256: z.string(),
  list: z.string(),
  outcome: z.enum(['trusted', 'declined']).nullable(),
  basis: z.string(),
  proposed_by: z.string(),
  proposer: z.string(),
  proposed_at: z.date(),
  decided_basis: z.string().nullable(),
  decider: z.string().nullable(),
  decided_at: z.date().nullable(),
  withdrawn_reason: z.string().nullable(),
  withdrawer: z.string().nullable(),
  withdrawn_at: z.date().nullable(),
});

function toTrust(row: unknown): PartyTrust {
  const r = rowSchema.parse(row);
  return {
    id: r.id,
    party: r.party,
    rootSha256: r.root_sha256,
    list: r.list,
    state: r.withdrawn_at ? 'withdrawn' : (r.outcome ?? 'proposed'),
    basis: r.basis,
    proposedBy: r.proposed_by,
    proposerName: r.proposer,
    proposedAt: r.proposed_at.toISOString(),
    decidedBasis: r.decided_basis,
    deciderName: r.decider,
    decidedAt: r.decided_at?.toISOString() ?? null,
    withdrawnReason: r.withdrawn_reason,
    withdrawerName: r.withdrawer,
    withdrawnAt: r.withdrawn_at?.toISOString() ?? null,
  };
}

/** What was decided, the newest first; of one Party, or of all. */
export async function trusts(db: Reader, party: string | null): Promise<readonly PartyTrust[]> {
  const rows = await db.$queryRaw<unknown[]>`SELECT t.*, p.name AS proposer, d.name AS decider, w.name AS withdrawer FROM party_trust t
    JOIN person p ON p.id = t.proposed_by LEFT JOIN person d ON d.id = t.decided_by LEFT JOIN person w ON w.id = t.withdrawn_by
    WHERE ${party}::text IS NULL OR t.party = ${party} ORDER BY t.proposed_at DESC, t.id LIMIT 1000`;
  return rows.map(toTrust);
}

/** Enters a proposal. */
export async function insertTrust(
  tx: Tx,
  row: Pick<PartyTrust, 'id' | 'party' | 'rootSha256' | 'list' | 'basis' | 'proposedBy' | 'proposedAt'>,
): Promise<void> {
  await tx.db.partyTrust.create({ data: row });
}

/** Enters the decision; false where it was decided before. */
export async function saveTrustDecision(
  tx: Tx,
  id: string,
  decided: {
    readonly outcome: 'trusted' | 'declined';
    readonly decidedBy: string;
    readonly decidedAt: string;
    readonly decidedBasis: string;
  },
): Promise<boolean> {
  const { count } = await tx.db.partyTrust.updateMany({ where: { id, outcome: null }, data: decided });
  return count > 0;
}

/** Enters that trust is withdrawn; false where it was before. */
export async function saveTrustWithdrawal(
  tx: Tx,
  id: string,
  withdrawn: { readonly withdrawnBy: string; readonly withdrawnAt: string; readonly withdrawnReason: string },
): Promise<boolean> {
  const { count } = await tx.db.partyTrust.updateMany({ where: { id, outcome: 'trusted', withdrawnAt: null }, data: withdrawn });
  return count > 0;
}

/** A list of another Party as it was taken in. */
export interface TakenList {
  readonly party: string;
  readonly kind: 'keys' | 'status';
  readonly name: string;
  readonly trustId: string;
  readonly counter: number;
  readonly body: string;
  readonly issuedAt: string;
  readonly nextUpdate: string;
  readonly takenBy: string;
  readonly takenAt: string;
}

/** The lists that were taken in under a decision: of the keys first, then the years. */
export async function takenLists(db: Reader, trustIds: readonly string[]): Promise<readonly TakenList[]> {
  const rows = await db.trustedList.findMany({
    where: { trustId: { in: [...trustIds] } },
    orderBy: [{ party: 'asc' }, { kind: 'asc' }, { name: 'asc' }],
  });
  return rows.map((row) => ({
    ...row,
    kind: row.kind === 'keys' ? 'keys' : 'status',
    issuedAt: row.issuedAt.toISOString(),
    nextUpdate: row.nextUpdate.toISOString(),
    takenAt: row.takenAt.toISOString(),
  }));
}

/** The list of this kind and name that was last taken in from a Party, under whichever decision. */
export async function lastTaken(db: Reader, of: Pick<TakenList, 'party' | 'kind' | 'name'>) {
  const { party, kind, name } = of;
  const row = await db.trustedList.findUnique({ where: { party_kind_name: { party, kind, name } } });
  if (!row) return null;
  const trust = await db.partyTrust.findUniqueOrThrow({ where: { id: row.trustId }, select: { rootSha256: true } });
  return { counter: row.counter, body: row.body, issuedAt: row.issuedAt.toISOString(), ...trust };
}

/** Takes a list in, in place of the one before. */
export async function saveTakenList(tx: Tx, list: TakenList): Promise<void> {
  const { party, kind, name } = list;
  await tx.db.trustedList.upsert({ where: { party_kind_name: { party, kind, name } }, create: list, update: list });
}

/** Which of these keys are known as another's: this Party's own, or a trusted Party's other than this one. */
export async function keysOfAnother(db: Reader, kids: readonly string[], party: string): Promise<readonly string[]> {
  const own = await db.signingKey.findMany({ where: { kid: { in: [...kids] } }, select: { kid: true } });
  const others = await db.trustedKey.findMany({ where: { kid: { in: [...kids] }, party: { not: party } }, select: { kid: true } });
  return [...own, ...others].map(({ kid }) => kid);
}

const foundSchema = z.object({ root_sha256: z.string(), stands: z.boolean(), keys: z.string().nullable(), status: z.string().nullable() });

/** What a check needs of another Party: whether it is trusted, its keys, and the states of a year. One query; null where it never was. */
export async function foreignLists(db: Reader, party: string, year: string) {
  const rows = await db.$queryRaw<
    unknown[]
  >`SELECT t.root_sha256, t.withdrawn_at IS NULL AS stands, k.body AS keys, s.body AS status FROM party_trust t
    LEFT JOIN trusted_list k ON k.trust_id = t.id AND k.kind = 'keys' LEFT JOIN trusted_list s ON s.trust_id = t.id AND s.kind = 'status' AND s.name = ${year}
    WHERE t.party = ${party} AND t.outcome = 'trusted' ORDER BY t.withdrawn_at DESC NULLS FIRST LIMIT 1`;
  return rows[0] === undefined ? null : foundSchema.parse(rows[0]);
}
