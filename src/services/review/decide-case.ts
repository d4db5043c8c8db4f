import 'server-only';
import { touchApplication } from '@/data/repositories/application-repository';
import { decisionsOf, insertDecision, type RecordedDecision } from '@/data/repositories/case-repository';
import { decideApplication } from '@/domain/application/decide-application';
import { needsSecondOfficer } from '@/domain/application/second-officer';
import { blocking } from '@/domain/rules/rule';
import { fail, ok, type Result } from '@/domain/shared/result';
import { judge } from '../application/gather-facts';
import type { ServiceContext } from '../context';
import { tellApplicant } from '../mail/tell';
import { reserveQuotas } from '../quota/quota-ledger';
import { moveCase, roundFor, withCase } from './open-case';

/** What came of a decision: final, or waiting for a second issuing-officer. */
export interface DecisionGiven {
  readonly reference: string;
  readonly isFinal: boolean;
}

/**
 * An issuing officer approves or refuses. Where the treaty or the house asks for a second one (Appendix I, refusal, or a
 * colleague who proposed the opposite), the first decision is a proposal and the second makes it final.
 */
export const decideCase = (
  input: { readonly reference: string; readonly version: number; readonly outcome: 'approve' | 'refuse'; readonly reasons: string },
  ctx: ServiceContext,
): Promise<Result<DecisionGiven>> =>
  withCase<DecisionGiven>({ ...input, permission: 'application:decide', part: 'S' }, ctx, async (open) => {
    const { tx, actor, application } = open;
    const { outcome, reasons } = input;
    const findings = await judge(tx.db, application, 'R', ctx);
    if (outcome === 'approve' && blocking(findings).length > 0) return fail({ kind: 'rules-not-met', findings: blocking(findings) });
    const round = await roundFor(tx, application.id, outcome);
    const given = (await decisionsOf(tx.db, application.id)).filter(
      (decision) => decision.round === round && (decision.kind === 'approve' || decision.kind === 'refuse'),
    );
    if (given.some((decision) => decision.authorId === actor.personId)) return fail({ kind: 'separation-of-duties', part: 'second' });

    if (needsSecondOfficer(application, outcome, kindsOf(given), findings) && !given.some((decision) => decision.kind === outcome)) {
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
      const key = `application:${application.id}:refused:${application.version}`;
      await tellApplicant(tx, application, { template: 'applicationRefused', values: { day: ctx.today }, key }, ctx);
    }
    const reserved = outcome === 'approve' ? await reserveQuotas(tx, application, ctx) : ok(null);
    return reserved.ok ? ok({ ...moved.value, isFinal: true }) : reserved;
  });

const kindsOf = (decisions: readonly RecordedDecision[]): readonly ('approve' | 'refuse')[] =>
  decisions.map((decision) => decision.kind).filter((kind): kind is 'approve' | 'refuse' => kind === 'approve' || kind === 'refuse');

const proposal = (subjectId: string, outcome: 'approve' | 'refuse', reasons: string) =>
  ({ type: 'DecisionProposed', subject: 'application', subjectId, payload: { outcome, reasons } }) as const;
