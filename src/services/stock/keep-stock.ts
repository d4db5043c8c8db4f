import 'server-only';
import { z } from 'zod';
import {
  type DeclaredLoss,
  insertLoss,
  insertReceipt,
  isRangeTouched,
  lossesOf,
  overlapsReceipt,
  type StockEntry,
  saveLossOutcome,
  stockEntries,
  usesOf,
} from '@/data/repositories/stock-repository';
import { inTransaction } from '@/data/transaction';
import type { Actor } from '@/domain/access/actor';
import { mayDo, type Permission } from '@/domain/access/permissions';
import type { IsoDate } from '@/domain/shared/iso-date';
import { invalidField } from '@/domain/shared/problem';
import { fail, ok, type Result } from '@/domain/shared/result';
import { printStockNumber, rangeOf, type StockKind, type StockLoss, type StockRange } from '@/domain/stock/stock';
import { requireActor, type ServiceContext } from '../context';

/** More entries, losses or uses than anybody reads on one page. */
const MOST = 500;

type Received = { readonly receipt: string };

/** Somebody of an office who may do this with its stock. */
function keeper(permission: Permission, ctx: ServiceContext): Result<Actor & { readonly officeId: string }> {
  const actor = requireActor(ctx);
  if (!actor.ok) return actor;
  const { officeId, roles } = actor.value;
  return officeId !== null && mayDo(roles, permission) ? ok({ ...actor.value, officeId }) : fail({ kind: 'forbidden', permission });
}

/** Whose stock the asker may read: an office's, of every office (null), or of none. */
function reader(ctx: ServiceContext): Result<{ readonly actor: Actor; readonly of: { readonly officeId: string | null } | null }> {
  const actor = requireActor(ctx);
  if (!actor.ok) return actor;
  const { roles, officeId } = actor.value;
  if (!mayDo(roles, 'stock:read')) return fail({ kind: 'forbidden', permission: 'stock:read' });
  if (roles.includes('auditor')) return ok({ actor: actor.value, of: { officeId: null } });
  return ok({ actor: actor.value, of: officeId === null ? null : { officeId } });
}

/** The stock of one's office, counted; an auditor sees every office's. */
export async function listStock(
  _: unknown,
  ctx: ServiceContext,
): Promise<Result<{ readonly entries: readonly StockEntry[]; readonly mayKeep: boolean }>> {
  const asker = reader(ctx);
  if (!asker.ok) return asker;
  const { actor, of } = asker.value;
  return ok({ entries: of ? await stockEntries(ctx.db, { ...of, most: MOST }) : [], mayKeep: mayDo(actor.roles, 'stock:keep') });
}

/** One entry of the stock with all that became of it. */
export interface StockInHand {
  readonly entry: StockEntry;
  readonly losses: readonly DeclaredLoss[];
  readonly uses: Awaited<ReturnType<typeof usesOf>>;
  readonly mayKeep: boolean;
  /** Whether the asker decides what others declared. */
  readonly mayDecide: (loss: DeclaredLoss) => boolean;
}

/** An entry of one's office. */
export async function getStock(input: Received, ctx: ServiceContext): Promise<Result<StockInHand>> {
  const asker = reader(ctx);
  if (!asker.ok) return asker;
  const { actor, of } = asker.value;
  const entry = of && (await entryOf(input.receipt, of.officeId, ctx));
  if (!entry) return fail({ kind: 'not-found', what: 'page' });
  const decides = mayDo(actor.roles, 'permit:sign');
  return ok({
    entry,
    losses: await lossesOf(ctx.db, entry.id, { most: MOST }),
    uses: await usesOf(ctx.db, entry.id, MOST),
    mayKeep: mayDo(actor.roles, 'stock:keep'),
    mayDecide: ({ outcome, declaredBy }) => decides && outcome === null && declaredBy !== actor.personId,
  });
}

/** An entry of an office, or of any (null); nothing where there is none of that name. */
async function entryOf(receipt: string, officeId: string | null, ctx: ServiceContext): Promise<StockEntry | null> {
  return z.uuid().safeParse(receipt).success ? ((await stockEntries(ctx.db, { officeId, id: receipt, most: 1 }))[0] ?? null) : null;
}

const printed = ({ prefix, width, first, last }: StockRange) => ({
  first: printStockNumber({ prefix, width, serial: first }),
  last: printStockNumber({ prefix, width, serial: last }),
});

/** Takes a range of stamps or of blank paper into the stock of one's office. */
export async function receiveStock(
  input: {
    readonly kind: StockKind;
    readonly first: string;
    readonly last: string;
    readonly receivedOn: IsoDate;
    readonly supplier: string;
  },
  ctx: ServiceContext,
): Promise<Result<Received>> {
  const actor = keeper('stock:keep', ctx);
  if (!actor.ok) return actor;
  const range = rangeOf(input.first, input.last);
  if (!range.ok) return fail(invalidField('last', `stock.${range.problem}`));
  if (input.receivedOn > ctx.today) return fail(invalidField('receivedOn', 'date.future'));
  const { kind, receivedOn, supplier } = input;
  return inTransaction(ctx, async (tx) => {
    if (await overlapsReceipt(tx.db, kind, range.value)) return fail(invalidField('first', 'stock.twice'));
    const id = ctx.newId();
    const { personId: receivedBy, officeId } = actor.value;
    await insertReceipt(tx, { id, kind, range: range.value, officeId, receivedOn, supplier, receivedBy, receivedAt: ctx.now });
    tx.record({ type: 'StockReceived', subject: 'register', subjectId: id, payload: { kind, ...printed(range.value), supplier } });
    return ok({ receipt: id });
  });
}

/** A case-officer declares numbers lost, stolen or spoiled: from then on nobody uses them, and a second officer decides. */
export async function declareLoss(
  input: Received & { readonly first: string; readonly last: string; readonly what: StockLoss; readonly reason: string },
  ctx: ServiceContext,
): Promise<Result<Received>> {
  const actor = keeper('stock:keep', ctx);
  if (!actor.ok) return actor;
  const entry = await entryOf(input.receipt, actor.value.officeId, ctx);
  if (!entry) return fail({ kind: 'not-found', what: 'page' });
  const range = rangeOf(input.first, input.last || input.first);
  if (!range.ok) return fail(invalidField('last', `stock.${range.problem}`));
  const { prefix, width, first, last } = range.value;
  const isInside = prefix === entry.prefix && width === entry.width && first >= entry.first && last <= entry.last;
  if (!isInside) return fail(invalidField('first', 'stock.outside'));
  const { what, reason } = input;
  return inTransaction(ctx, async (tx) => {
    if (await isRangeTouched(tx.db, entry.id, range.value)) return fail(invalidField('first', 'stock.touched'));
    const { personId: declaredBy } = actor.value;
    await insertLoss(tx, { id: ctx.newId(), receiptId: entry.id, first, last, what, reason, declaredBy, declaredAt: ctx.now });
    tx.record({ type: 'StockLossDeclared', subject: 'register', subjectId: entry.id, payload: { what, ...printed(range.value), reason } });
    return ok({ receipt: entry.id });
  });
}

type Named = Received & { readonly loss: string };

/** A declared loss that waits for a second officer. */
export interface LossInHand {
  readonly entry: StockEntry;
  readonly declared: DeclaredLoss;
}

/** A declared loss, for whoever decides of it: an issuing-officer of that office, who did not declare it. */
export async function lossInHand(input: Named, ctx: ServiceContext): Promise<Result<LossInHand>> {
  const actor = keeper('permit:sign', ctx);
  if (!actor.ok) return actor;
  const entry = await entryOf(input.receipt, actor.value.officeId, ctx);
  const isNamed = z.uuid().safeParse(input.loss).success;
  const [declared] = entry && isNamed ? await lossesOf(ctx.db, entry.id, { id: input.loss, most: 1 }) : [];
  if (!entry || !declared) return fail({ kind: 'not-found', what: 'page' });
  if (declared.outcome !== null) return decidedAlready(declared.outcome);
  return declared.declaredBy === actor.value.personId ? fail({ kind: 'separation-of-duties', part: 'second' }) : ok({ entry, declared });
}

const decidedAlready = (from: string) => fail({ kind: 'transition-not-allowed', from, action: 'decide' } as const);

/** A second officer confirms a declared loss, or gives the numbers back to the stock. */
export async function decideLoss(
  input: Named & { readonly outcome: 'confirmed' | 'declined'; readonly reason: string },
  ctx: ServiceContext,
): Promise<Result<Received>> {
  const found = await lossInHand(input, ctx);
  if (!found.ok) return found;
  const { entry, declared } = found.value;
  const { outcome, reason } = input;
  return inTransaction(ctx, async (tx) => {
    const isFirst = await saveLossOutcome(tx, declared.id, { outcome, by: ctx.actor?.personId ?? '', reason, at: ctx.now });
    if (!isFirst) return decidedAlready('decided');
    const { first, last } = printed({ ...entry, first: declared.first, last: declared.last });
    tx.record({
      type: 'StockLossDecided',
      subject: 'register',
      subjectId: entry.id,
      payload: { what: declared.what, first, last, outcome, reason },
    });
    return ok({ receipt: entry.id });
  });
}
