import 'server-only';
import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import { insertNumberedPermit, takeSerial } from '@/data/repositories/permit-repository';
import type { Application } from '@/domain/application/application';
import type { DocumentType } from '@/domain/codes/document-type';
import { makeCheckCode } from '@/domain/permit/check-code';
import { permitContentOf } from '@/domain/permit/permit-content';
import { formatPermitNumber, LAST_SERIAL } from '@/domain/permit/permit-number';
import { consignmentRule } from '@/domain/permit/permit-use';
import { type IsoDate, yearOf } from '@/domain/shared/iso-date';
import { invalidField } from '@/domain/shared/problem';
import { fail, ok, type Result } from '@/domain/shared/result';
import type { ServiceContext } from '../context';
import { prepareDraw } from '../quota/quota-ledger';
import { drawBalances, lockBalances } from '../registers/draw-balances';
import { type OpenCase, withCase } from '../review/open-case';
import { type GivenProof, type Proof, prove, spendProof } from '../step-up/prove';
import { raiseAlarm } from '../verification/raise-alarm';
import { finishIssuing } from './finish-issuing';
import { permitParticulars } from './permit-particulars';
import { checkSignable, numberTaken, prepareSigning, type SigningOrder } from './prepare-signing';
import { signableSha256 } from './signable';

/** What the issuing officer signs, and the proof that it is them. */
export type IssueInput = SigningOrder & GivenProof;

/** One item of a proof: what was shown, and that its signer meant it. */
export interface SigningProof {
  readonly proof: Proof;
  readonly item: number;
}

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
  // The end of a series stops every officer, so the house must hear of it, not only the one who signs.
  if (!numbered.ok && numbered.problem.kind === 'series-exhausted')
    await raiseAlarm('SERIES_EXHAUSTED', null, `${ctx.party.code} ${yearOf(ctx.today)}`, ctx);
  return numbered;
}

async function freeze(
  { tx, actor, application }: OpenCase,
  { documentType, validUntil }: { readonly documentType: DocumentType; readonly validUntil: IsoDate },
  { proof, item }: SigningProof,
  ctx: ServiceContext,
): Promise<Result<Numbered>> {
  const year = yearOf(ctx.today);
  const particulars = await permitParticulars(tx.db, application, actor, ctx);
  const draw = await prepareDraw(tx, application, ctx);
  if (!draw.ok) return draw;
  // The series' row is locked from here to the commit, so everything slow comes before.
  const serial = await takeSerial(tx, application.partyCode, year).catch((error: unknown) => {
    if (/last_serial/.test(String(error))) return LAST_SERIAL + 1;
    throw error;
  });
  if (serial > LAST_SERIAL) return fail({ kind: 'series-exhausted' });
  const permitNumber = formatPermitNumber({ year, party: application.partyCode, serial, documentType });
  const checkCode = makeCheckCode([...ctx.randomBytes(11)]);
  const content = permitContentOf(application, {
    ...particulars,
    permitNumber,
    checkCode,
    documentType,
    issuedOn: ctx.today,
    validUntil,
    quotaOf: draw.value.figuresOf,
  });
  // What was shown and proven is what is frozen, or nothing is.
  if (signableSha256(application.reference, content) !== proof.items[item]) return fail(invalidField('proofCode', 'proof.changed'));
  const contentBytes = new TextEncoder().encode(canonicalize(content));
  const id = ctx.newId();
  const lineIds = await insertNumberedPermit(tx, {
    id,
    applicationId: application.id,
    content,
    contentBytes,
    year,
    serial,
    useRule: consignmentRule(documentType, ctx.party.splitConsignments),
    registerToken: ctx.randomBytes(16),
    signedBy: actor.personId,
    at: ctx.now,
    newId: ctx.newId,
  });
  await spendProof(tx, proof, item, { subject: 'permit', id }, ctx);
  await draw.value.write({ permitNumber, lineIds });
  const balances = await drawBalances(tx, application, permitNumber, ctx);
  if (!balances.ok) return balances;
  tx.record({
    type: 'PermitNumberTaken',
    subject: 'permit',
    subjectId: id,
    payload: { permitNumber, contentSha256: createHash('sha256').update(contentBytes).digest('hex') },
  });
  return ok({ permitNumber });
}
