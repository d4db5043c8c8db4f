import 'server-only';
import { findApplication } from '@/data/repositories/application-repository';
import { type WaitingReplacement, waitingReplacements } from '@/data/repositories/replacement-repository';
import { type WaitingCountersignature, waitingCountersignatures } from '@/data/repositories/retrospective-repository';
import { insertSigningView, type ReadyToSign, readyToSign, signedSince, wasOpened } from '@/data/repositories/signing-repository';
import { mayDo } from '@/domain/access/permissions';
import { MOST_ITEMS } from '@/domain/access/step-up';
import { invalidField, type Problem } from '@/domain/shared/problem';
import { fail, ok, type Result } from '@/domain/shared/result';
import { requireActor, type ServiceContext } from '../context';
import { type GivenProof, prove } from '../step-up/prove';
import { finish, numberProven } from './issue-permit';
import { prepareSigning, type ToSign } from './prepare-signing';

const MOST_SHOWN = 100;
const HOUR_MS = 3_600_000;

/** What waits for a signature, and how much of the hour's measure is used. */
export interface ReadyList {
  readonly rows: readonly ReadyToSign[];
  /** Replacements that were prepared: each is signed on its own page. */
  readonly replacements: readonly WaitingReplacement[];
  /** Permits issued after the movement that one signatory signed: each waits for another. */
  readonly countersignatures: readonly WaitingCountersignature[];
  readonly signedThisHour: number;
  readonly mostAnHour: number;
}

/** The approved applications of the office that the asker may sign. */
export async function listReadyToSign(_: unknown, ctx: ServiceContext): Promise<Result<ReadyList>> {
  const actor = requireActor(ctx);
  if (!actor.ok) return actor;
  const { personId, officeId, roles } = actor.value;
  if (!mayDo(roles, 'permit:sign')) return fail({ kind: 'forbidden', permission: 'permit:sign' });
  const rows = officeId === null ? [] : await readyToSign(ctx.db, officeId, personId, MOST_SHOWN);
  const replacements = officeId === null ? [] : await waitingReplacements(ctx.db, officeId, personId, MOST_SHOWN);
  const countersignatures = officeId === null ? [] : await waitingCountersignatures(ctx.db, officeId, personId, MOST_SHOWN);
  const { signed, most } = await signedSince(ctx.db, personId, new Date(Date.parse(ctx.now) - HOUR_MS).toISOString());
  return ok({ rows, replacements, countersignatures, signedThisHour: signed, mostAnHour: most });
}

/**
 * Notes that an officer was shown what they may sign: only what was opened as it stands can be signed together with others,
 * and the time from here to the proof is kept with it (issue 5; security T10). Where it cannot be signed, nothing is noted.
 */
export async function openToSign(
  input: { readonly reference: string; readonly version: number },
  ctx: ServiceContext,
): Promise<Result<ToSign | null>> {
  const prepared = await prepareSigning({ ...input, validUntil: null }, ctx);
  if (!prepared.ok || 'permitNumber' in prepared.value || !ctx.actor) return ok(null);
  const { application, sha256 } = prepared.value;
  const { personId } = ctx.actor;
  await insertSigningView(ctx.db, { id: ctx.newId(), applicationId: application.id, personId, sha256, at: ctx.now });
  return ok(prepared.value);
}

/** What came of signing several: each on its own, so that one which cannot be signed keeps none of the others. */
export interface SignedSeveral {
  readonly permitNumbers: readonly string[];
  /** Approved still, and not signed. */
  readonly left: readonly { readonly reference: string; readonly problem: Problem }[];
}

/** Signs up to twenty permits with one proof, which covers the ordered list of their digests. Each was opened by the signer. */
export async function signSeveral(
  input: GivenProof & { readonly references: readonly string[] },
  ctx: ServiceContext,
  leave?: (why: unknown) => void,
): Promise<Result<SignedSeveral>> {
  const references = [...new Set(input.references)];
  if (references.length === 0) return fail(invalidField('references', 'signing.chooseOne'));
  if (references.length > MOST_ITEMS) return fail(invalidField('references', 'signing.tooMany', { most: MOST_ITEMS }));
  const orders = await ordersFor(references, ctx);
  if (!orders.ok) return orders;
  const proof = await prove(input, { act: 'permit.sign', items: orders.value.map(({ sha256 }) => sha256) }, ctx);
  if (!proof.ok) return proof;
  const permitNumbers: string[] = [];
  const left: { reference: string; problem: Problem }[] = [];
  for (const [item, { order }] of orders.value.entries()) {
    const numbered = await numberProven(order, { proof: proof.value, item }, ctx);
    const issued = numbered.ok ? await finish(numbered.value, ctx, leave) : numbered;
    if (issued.ok) permitNumbers.push(issued.value.permitNumber);
    else left.push({ reference: order.reference, problem: issued.problem });
  }
  return ok({ permitNumbers, left });
}

/** What each would sign; refused as a whole where one of them does not stand or was not opened as it stands. */
async function ordersFor(references: readonly string[], ctx: ServiceContext): Promise<Result<readonly ToSign[]>> {
  const orders: ToSign[] = [];
  const closed: string[] = [];
  for (const reference of references) {
    const application = await findApplication(ctx.db, reference);
    const prepared = await prepareSigning({ reference, version: application?.version ?? 0, validUntil: null }, ctx);
    if (!prepared.ok) return prepared;
    // Signed by a colleague meanwhile: there is nothing left to do for it.
    if ('permitNumber' in prepared.value) continue;
    const { sha256 } = prepared.value;
    const of = { applicationId: prepared.value.application.id, personId: ctx.actor?.personId ?? '', sha256 };
    if (references.length > 1 && !(await wasOpened(ctx.db, of))) closed.push(reference);
    orders.push(prepared.value);
  }
  if (closed.length > 0) return fail({ kind: 'not-opened', references: closed });
  return orders.length > 0 ? ok(orders) : fail({ kind: 'transition-not-allowed', from: 'issued', action: 'sign' });
}
