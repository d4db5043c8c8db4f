import 'server-only';
import { insertStockUse } from '@/data/repositories/stock-repository';
import type { Application } from '@/domain/application/application';
import { permitContentOf } from '@/domain/permit/permit-content';
import { consignmentRule } from '@/domain/permit/permit-use';
import { ok, type Result } from '@/domain/shared/result';
import type { ServiceContext } from '../context';
import { prepareDraw } from '../quota/quota-ledger';
import { drawBalances, lockBalances } from '../registers/draw-balances';
import { type OpenCase, withCase } from '../review/open-case';
import { type GivenProof, prove } from '../step-up/prove';
import { finishIssuing } from './finish-issuing';
import { freezeUnderNumber, heard, type SigningProof } from './freeze-under-number';
import { permitParticulars } from './permit-particulars';
import { checkSignable, numberTaken, prepareSigning, type Signable, type SigningOrder } from './prepare-signing';

/** What the issuing officer signs, and the proof that it is them. */
export type IssueInput = SigningOrder & GivenProof;

type Numbered = { readonly permitNumber: string };

/**
 * Issues a permit in two phases (decisions §6), after its signer has proven anew that it is them, over what they were shown
 * (docs/decisions/0014, 0017). First, in one transaction, it takes the number and freezes the bytes; then it signs those bytes,
 * draws and seals the document and stores both. What a crash leaves between the two, the sweeper finishes: no number is lost,
 * reused or unexplained. `leave` hears why the second phase failed, and then the number is the answer all the same: it is taken,
 * and nobody may hear that nothing was done.
 */
export async function issuePermit(input: IssueInput, ctx: ServiceContext, leave?: (why: unknown) => void): Promise<Result<Numbered>> {
  const numbered = await takeNumber(input, ctx);
  return numbered.ok ? finish(numbered.value, ctx, leave) : numbered;
}

/** Phase two, or its failure told to `leave`. */
export async function finish(numbered: Numbered, ctx: ServiceContext, leave?: (why: unknown) => void): Promise<Result<Numbered>> {
  const issued = await finishIssuing(numbered, ctx).catch((why: unknown) => {
    if (!leave) throw why;
    leave(why);
    return ok(numbered);
  });
  return issued.ok ? ok(numbered) : issued;
}

/** Phase one: the proof, then number, frozen bytes, state `signing`. */
export async function takeNumber(input: IssueInput, ctx: ServiceContext): Promise<Result<Numbered>> {
  const prepared = await prepareSigning(input, ctx);
  if (!prepared.ok) return prepared;
  if ('permitNumber' in prepared.value) return ok(prepared.value);
  const proof = await prove(input, { act: 'permit.sign', items: [prepared.value.sha256] }, ctx);
  return proof.ok ? numberProven(input, { proof: proof.value, item: 0 }, ctx) : proof;
}

/** Takes a number for what a proof covers, and nothing else. */
export async function numberProven(order: SigningOrder, proven: SigningProof, ctx: ServiceContext): Promise<Result<Numbered>> {
  const numbered = await withCase<Numbered>({ ...order, permission: 'permit:sign', part: 'S' }, ctx, async (open) => {
    const { tx, application } = open;
    const permitNumber = await numberTaken(tx.db, application.id);
    if (permitNumber) return ok({ permitNumber });
    const locked = (granted: Application) => lockBalances(tx, granted, ctx);
    const may = await checkSignable(tx.db, application, order, ctx, locked);
    return may.ok ? freeze({ ...open, application: may.value.granted }, may.value, proven, ctx) : may;
  });
  return heard(numbered, ctx);
}

async function freeze(
  { tx, actor, application }: OpenCase,
  { documentType, validUntil, stamp }: Signable,
  proven: SigningProof,
  ctx: ServiceContext,
): Promise<Result<Numbered>> {
  const particulars = await permitParticulars(tx.db, application, actor, ctx);
  const draw = await prepareDraw(tx, application, ctx);
  if (!draw.ok) return draw;
  const useRule = consignmentRule(documentType, ctx.party.splitConsignments);
  const of = { application, documentType, useRule, replaces: null, signedBy: actor.personId };
  const numbered = await freezeUnderNumber(tx, of, proven, ctx, (number) =>
    permitContentOf(application, {
      ...particulars,
      ...number,
      documentType,
      issuedOn: ctx.today,
      validUntil,
      securityStampNumber: stamp?.printed ?? null,
      quotaOf: draw.value.figuresOf,
    }),
  );
  if (!numbered.ok) return numbered;
  const { id: permitId, permitNumber } = numbered.value;
  if (stamp) {
    const { receiptId, serial } = stamp;
    await insertStockUse(tx, { receiptId, serial, permitId, kind: 'security-stamp', usedBy: actor.personId, usedAt: ctx.now });
  }
  await draw.value.write(numbered.value);
  const balances = await drawBalances(tx, application, permitNumber, ctx);
  return balances.ok ? ok({ permitNumber }) : balances;
}
