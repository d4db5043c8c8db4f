import 'server-only';
import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import { insertNumberedPermit, permitsOfApplication, takeSerial } from '@/data/repositories/permit-repository';
import { termsOf } from '@/data/repositories/terms-repository';
import { asGranted } from '@/domain/application/approval-terms';
import { DocumentType } from '@/domain/codes/document-type';
import { makeCheckCode } from '@/domain/permit/check-code';
import { permitContentOf } from '@/domain/permit/permit-content';
import { formatPermitNumber, LAST_SERIAL } from '@/domain/permit/permit-number';
import { consignmentRule } from '@/domain/permit/permit-use';
import { lastPermittedDay } from '@/domain/permit/validity';
import { blocking } from '@/domain/rules/rule';
import { type IsoDate, yearOf } from '@/domain/shared/iso-date';
import { invalidField } from '@/domain/shared/problem';
import { fail, ok, type Result } from '@/domain/shared/result';
import { judge } from '../application/gather-facts';
import type { ServiceContext } from '../context';
import { feesSettled } from '../fees/fees-of';
import { prepareDraw } from '../quota/quota-ledger';
import { drawBalances, lockBalances } from '../registers/draw-balances';
import { notHeld } from '../review/case-holds';
import { type OpenCase, withCase } from '../review/open-case';
import { raiseAlarm } from '../verification/raise-alarm';
import { finishIssuing } from './finish-issuing';
import { permitParticulars } from './permit-particulars';

/** What the issuing officer signs: an approved application, with the last day of validity. */
export interface IssueInput {
  readonly reference: string;
  readonly version: number;
  /** Null takes the longest the treaty allows for the document type. */
  readonly validUntil: IsoDate | null;
}

/**
 * Issues a permit in two phases (decisions §6). First, in one transaction, it takes the number and freezes the bytes; then
 * it signs those bytes, draws and seals the document and stores both. What a crash leaves between the two, the sweeper
 * finishes: no number is lost, reused or unexplained. `leave` hears why the second phase failed, and then the number is the
 * answer all the same: it is taken, and nobody may hear that nothing was done.
 */
export async function issuePermit(
  input: IssueInput,
  ctx: ServiceContext,
  leave?: (why: unknown) => void,
): Promise<Result<{ readonly permitNumber: string }>> {
  const numbered = await takeNumber(input, ctx);
  if (!numbered.ok) {
    // The end of a series stops every officer, so the house must hear of it, not only the one who signs.
    if (numbered.problem.kind === 'series-exhausted')
      await raiseAlarm('SERIES_EXHAUSTED', null, `${ctx.party.code} ${yearOf(ctx.today)}`, ctx);
    return numbered;
  }
  const issued = await finishIssuing(numbered.value, ctx).catch((why: unknown) => {
    if (!leave) throw why;
    leave(why);
    return numbered;
  });
  return issued.ok ? ok({ permitNumber: numbered.value.permitNumber }) : issued;
}

/** Phase one: number, frozen bytes, state `signing`. */
export const takeNumber = (input: IssueInput, ctx: ServiceContext): Promise<Result<{ readonly permitNumber: string }>> =>
  withCase<{ readonly permitNumber: string }>({ ...input, permission: 'permit:sign', part: 'S' }, ctx, async (open) => {
    const { tx, application: asked } = open;
    const already = (await permitsOfApplication(tx.db, asked.id)).find((permit) => permit.state !== 'void');
    // Sent twice, or by two officers: the number taken first is the answer.
    if (already) return ok({ permitNumber: already.permitNumber });
    if (asked.state !== 'approved') return fail({ kind: 'transition-not-allowed', from: asked.state, action: 'sign' });
    const free = await notHeld(tx.db, asked.id);
    if (!free.ok) return free;
    const settled = await feesSettled(tx.db, asked.id);
    if (!settled.ok) return settled;
    const documentType = DocumentType.parse(asked.answers.documentType);
    const terms = await termsOf(tx.db, asked.id);
    const last = terms?.validUntil ?? lastPermittedDay(documentType, ctx.today);
    const validUntil = input.validUntil ?? last;
    if (terms?.validUntil && validUntil > last) return fail(invalidField('validUntil', 'terms.tooLong', { day: last }));
    if (validUntil < ctx.today) return fail(invalidField('validUntil', 'date.past'));
    const application = asGranted(asked, terms);
    await lockBalances(tx, application, ctx);
    const findings = await judge(tx.db, application, 'I', ctx, { issuedOn: ctx.today, validUntil });
    if (blocking(findings).length > 0) return fail({ kind: 'rules-not-met', findings: blocking(findings) });
    return freeze({ ...open, application }, documentType, validUntil, ctx);
  });

async function freeze(
  { tx, actor, application }: OpenCase,
  documentType: DocumentType,
  validUntil: IsoDate,
  ctx: ServiceContext,
): Promise<Result<{ readonly permitNumber: string }>> {
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
