import 'server-only';
import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import { saveMove } from '@/data/repositories/application-repository';
import { insertSubmissionRecord, playedParts, savePart } from '@/data/repositories/case-repository';
import { documentsOf } from '@/data/repositories/document-repository';
import { insertSetAsideRequest } from '@/data/repositories/set-aside-repository';
import { inTransaction, type Tx } from '@/data/transaction';
import { takePart } from '@/domain/access/separation-of-duties';
import type { Application } from '@/domain/application/application';
import { isComplete } from '@/domain/application/application-steps';
import { decideApplication } from '@/domain/application/decide-application';
import { blocking } from '@/domain/rules/rule';
import { invalidField } from '@/domain/shared/problem';
import { fail, ok, type Result } from '@/domain/shared/result';
import { requireActor, type ServiceContext } from '../context';
import { closeOpenRequest, keepAnswers, type ReplyAnswers } from '../correspondence/reply';
import { raiseTariffInvoice } from '../fees/raise-invoice';
import { tellApplicant } from '../mail/tell';
import { keepJudged, routeToOffice } from '../offices/route-application';
import { obstacleFor } from '../people/own-account';
import { mayBeSetAside } from '../review/set-rule-aside';
import { judge } from './gather-facts';
import { lockOwnApplication, lockOwnDraft } from './own-application';
import { submissionRecordOf } from './submission-record';
import { runClock } from './wind-clock';

/** Whoever applies for somebody without an account shows by what right: the letter is there, not promised. PostgreSQL asks the same. */
async function hasAuthority(tx: Tx, { id, answers }: Application): Promise<boolean> {
  if (answers.onBehalf !== 'yes') return true;
  return (await documentsOf(tx.db, id)).some((one) => one.kind === 'authority-letter' && one.answer === 'file' && one.removedAt === null);
}

/** What is sent, as of which version, and who declares that it is true. */
interface Sending {
  readonly reference: string;
  readonly version: number;
  readonly declaredBy: string;
  /** Why the office should set aside what stops the application, where an issuing-officer may. */
  readonly setAsideReason?: string | undefined;
  /** What is answered of the request that it came back with. */
  readonly answers?: ReplyAnswers | undefined;
}

/** Sends an application to the Management Authority: complete, declared, all that was asked for answered, and stopped by no rule of the stage. */
export async function submitApplication(input: Sending, ctx: ServiceContext): Promise<Result<{ readonly reference: string }>> {
  const actor = requireActor(ctx);
  if (!actor.ok) return actor;
  return inTransaction(ctx, async (tx) => {
    const sent = await lockOwnApplication(tx, actor.value, input.reference, 'application:submit');
    if (!sent.ok) return sent;
    // The same page sent twice (a double click): the first one counts.
    if (sent.value.state === 'submitted' && sent.value.version === input.version + 1) return ok({ reference: sent.value.reference });
    const draft = await lockOwnDraft(tx, actor.value, input.reference, input.version);
    if (!draft.ok) return draft;
    const application = draft.value;
    // Drafts are free; the first time an application reaches the office, the office knows who sends it.
    const obstacle = application.state === 'draft' ? await obstacleFor(tx.db, application, actor.value.personId) : null;
    if (obstacle) return fail({ kind: 'not-verified', obstacle });
    await keepAnswers(tx, application, input.answers ?? {}, ctx);
    const answered = await closeOpenRequest(tx, application, actor.value.personId, ctx);
    if (!answered.ok) return answered;
    if (!isComplete(application)) return fail(invalidField('answers', 'application.incomplete'));
    if (!(await hasAuthority(tx, application))) return fail(invalidField('answers', 'authorityLetter.missing'));
    const findings = await judge(tx.db, application, 'S', ctx);
    const stops = blocking(findings);
    const asks = input.setAsideReason ? stops.filter(mayBeSetAside) : [];
    if (stops.length > asks.length) return fail({ kind: 'rules-not-met', findings: stops });

    const part = takePart(await playedParts(tx.db, application.id), actor.value.personId, 'A');
    if (!part.ok) return part;
    const version = application.version + 1;
    const record = canonicalize(submissionRecordOf(application, input.declaredBy, ctx)) ?? '';
    const decision = decideApplication(application, 'submit', actor.value, input.version, {
      type: 'ApplicationSubmitted',
      subject: 'application',
      subjectId: application.id,
      payload: { version, recordSha256: createHash('sha256').update(record).digest('hex') },
    });
    if (!decision.ok) return decision;
    await savePart(tx, application.id, actor.value.personId, 'A', ctx.now);
    await insertSubmissionRecord(tx, { applicationId: application.id, version, record, submittedBy: actor.value.personId, at: ctx.now });
    if (asks.length > 0 && input.setAsideReason) {
      const request = { reason: input.setAsideReason, ruleIds: [...new Set(asks.map(({ ruleId }) => ruleId))] };
      await insertSetAsideRequest(tx, {
        applicationId: application.id,
        submission: version,
        requestedBy: actor.value.personId,
        at: ctx.now,
        ...request,
      });
      tx.record({
        type: 'SetAsideRequested',
        subject: 'application',
        subjectId: application.id,
        payload: { rules: request.ruleIds, reason: request.reason },
      });
    }
    await routeToOffice(tx, application, ctx);
    await saveMove(tx, application.id, decision.value, ctx.now, ctx.now);
    await keepJudged(tx, application, await judge(tx.db, application, 'R', ctx));
    await raiseTariffInvoice(tx, application, actor.value.personId, ctx);
    const expected = await runClock(tx, application, ctx);
    const key = `application:${application.id}:sent:${version}`;
    await tellApplicant(tx, application, { template: 'applicationSent', values: { day: ctx.today, expected }, key }, ctx);
    return ok({ reference: application.reference });
  });
}
