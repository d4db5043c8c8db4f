import 'server-only';
import { touchApplication } from '@/data/repositories/application-repository';
import { decisionsOf, insertDecision, type RecordedDecision } from '@/data/repositories/case-repository';
import { openRetrospective } from '@/data/repositories/retrospective-repository';
import { insertGrounds, insertLetter, insertTerms, termsOf } from '@/data/repositories/terms-repository';
import { type ApprovalTerms, asGranted, changesSomething, readTerms } from '@/domain/application/approval-terms';
import { decideApplication } from '@/domain/application/decide-application';
import { appealUntil, type RefusalReason } from '@/domain/application/refusal';
import { needsSecondOfficer } from '@/domain/application/second-officer';
import { DocumentType } from '@/domain/codes/document-type';
import { lastPermittedDay } from '@/domain/permit/validity';
import { blocking } from '@/domain/rules/rule';
import { invalidField } from '@/domain/shared/problem';
import { fail, ok, type Result } from '@/domain/shared/result';
import { judge } from '../application/gather-facts';
import type { ServiceContext } from '../context';
import { tellApplicant } from '../mail/tell';
import { reserveQuotas } from '../quota/quota-ledger';
import { notHeld } from './case-holds';
import { moveCase, type OpenCase, roundFor, withCase } from './open-case';

/** What came of a decision: final, or waiting for a second issuing-officer. */
export interface DecisionGiven {
  readonly reference: string;
  readonly isFinal: boolean;
}

/** What an issuing-officer decides. */
export interface DecisionInput {
  readonly reference: string;
  readonly version: number;
  readonly outcome: 'approve' | 'refuse';
  readonly reasons: string;
  /** Of an approval with changes: its terms as typed. A second officer agrees to those of the first, and gives none. */
  readonly terms?: Parameters<typeof readTerms>[1] | null;
  /** Of a refusal: its grounds. A second officer agrees to those of the first. */
  readonly grounds?: readonly RefusalReason[];
}

/**
 * An issuing officer approves or refuses. Where the treaty or the house asks for a second one (Appendix I, issue after the movement, refusal, or a
 * colleague who proposed the opposite), the first decision is a proposal and the second makes it final.
 */
export const decideCase = (input: DecisionInput, ctx: ServiceContext): Promise<Result<DecisionGiven>> =>
  withCase<DecisionGiven>({ ...input, permission: 'application:decide', part: 'S' }, ctx, async (open) => {
    const { tx, actor, application } = open;
    const { outcome, reasons } = input;
    const free = await notHeld(tx.db, application.id);
    if (!free.ok) return free;
    const findings = await judge(tx.db, application, 'R', ctx);
    if (outcome === 'approve' && blocking(findings).length > 0) return fail({ kind: 'rules-not-met', findings: blocking(findings) });
    const round = await roundFor(tx, application.id, outcome);
    const given = (await decisionsOf(tx.db, application.id)).filter(
      (decision) => decision.round === round && (decision.kind === 'approve' || decision.kind === 'refuse'),
    );
    if (given.some((decision) => decision.authorId === actor.personId)) return fail({ kind: 'separation-of-duties', part: 'second' });
    const isSecond = given.some((decision) => decision.kind === outcome);
    const kept = await keepTerms(open, input, { round, isSecond }, ctx);
    if (!kept.ok) return kept;

    const isRetrospective = (await openRetrospective(tx.db, application.id)) !== null;
    if (needsSecondOfficer(application, outcome, kindsOf(given), findings, isRetrospective) && !isSecond) {
      const allowed = decideApplication(application, outcome, actor, null, proposal(application.id, outcome, reasons));
      if (!allowed.ok) return allowed;
      await insertDecision(tx, application.id, { id: ctx.newId(), round, kind: outcome, authorId: actor.personId, reasons, at: ctx.now });
      await touchApplication(tx, application.id, ctx.now);
      tx.record(...allowed.value.events);
      return ok({ reference: application.reference, isFinal: false });
    }
    const event = {
      subject: 'application',
      subjectId: application.id,
      payload: { reasons, findings: findings.map((finding) => finding.ruleId) },
    } as const;
    const moved = await moveCase(
      open,
      outcome,
      { kind: outcome, reasons },
      { ...event, type: outcome === 'approve' ? 'ApplicationApproved' : 'ApplicationRefused' },
      ctx,
    );
    if (!moved.ok) return moved;
    if (outcome === 'refuse') {
      await writeLetter(open, round, ctx);
      return ok({ ...moved.value, isFinal: true });
    }
    const reserved = await reserveQuotas(tx, asGranted(application, kept.value), ctx);
    return reserved.ok ? ok({ ...moved.value, isFinal: true }) : reserved;
  });

/** Keeps the terms of an approval, or the grounds of a refusal; a second officer's are those of the first. */
async function keepTerms(
  { tx, actor, application }: OpenCase,
  { outcome, terms, grounds }: DecisionInput,
  { round, isSecond }: { readonly round: number; readonly isSecond: boolean },
  ctx: ServiceContext,
): Promise<Result<ApprovalTerms | null>> {
  const of = { applicationId: application.id, round, authorId: actor.personId, at: ctx.now };
  if (outcome === 'refuse') {
    if (grounds?.length === 0 && !isSecond) return fail(invalidField('grounds', 'refusal.grounds'));
    if (!isSecond) await insertGrounds(tx, of, grounds ?? ['other']);
    return ok(null);
  }
  if (isSecond) return terms ? fail(invalidField('outcome', 'terms.proposed')) : ok(await termsOf(tx.db, application.id));
  if (!terms) return ok(null);
  const documentType = DocumentType.safeParse(application.answers.documentType);
  if (!documentType.success) return fail({ kind: 'not-found', what: 'permit' });
  const read = readTerms(application, terms, { today: ctx.today, last: lastPermittedDay(documentType.data, ctx.today) });
  if (!read.ok) return read;
  if (!changesSomething(read.value)) return fail(invalidField('outcome', 'terms.none'));
  await insertTerms(tx, of, read.value);
  const { validUntil, conditions, ownCondition, quantities } = read.value;
  tx.record({
    type: 'ApprovalTermsStated',
    subject: 'application',
    subjectId: application.id,
    payload: { validUntil, conditions: [...conditions], ownCondition, quantities },
  });
  return read;
}

/** The appeal's clock begins with the day of the decision; the applicant is told of both, and where the letter is. */
async function writeLetter({ tx, application }: OpenCase, round: number, ctx: ServiceContext): Promise<void> {
  const until = appealUntil(ctx.today);
  await insertLetter(tx, { applicationId: application.id, round }, { decidedOn: ctx.today, appealUntil: until });
  const key = `application:${application.id}:refused:${application.version}`;
  await tellApplicant(tx, application, { template: 'applicationRefused', values: { day: ctx.today, until }, key }, ctx);
}

const kindsOf = (decisions: readonly RecordedDecision[]): readonly ('approve' | 'refuse')[] =>
  decisions.map((decision) => decision.kind).filter((kind): kind is 'approve' | 'refuse' => kind === 'approve' || kind === 'refuse');

const proposal = (subjectId: string, outcome: 'approve' | 'refuse', reasons: string) =>
  ({ type: 'DecisionProposed', subject: 'application', subjectId, payload: { outcome, reasons } }) as const;
