import 'server-only';
import { endAdviceRequest } from '@/data/repositories/advice-repository';
import { touchApplication } from '@/data/repositories/application-repository';
import { insertFinding } from '@/data/repositories/case-repository';
import type { AuditEvent } from '@/domain/audit/audit-event';
import type { Confidence } from '@/domain/finding/advice-request';
import type { FindingKind, FindingOutcome } from '@/domain/finding/finding';
import type { ManagementFinding, ScientificFinding } from '@/domain/finding/findings-asked';
import type { IsoDate } from '@/domain/shared/iso-date';
import { fail, ok, type Result } from '@/domain/shared/result';
import type { ServiceContext } from '../context';
import { type Attachments, attachEvidence, attachVolumes } from './finding-attachments';
import { askedOfScience } from './findings-needed';
import { moveCase, type OpenCase, withCase } from './open-case';

/** A finding as it is written down. */
export interface FindingInput extends Attachments {
  readonly reference: string;
  readonly version: number;
  readonly outcome: FindingOutcome;
  readonly reasoning: string;
  readonly evidence: string;
  readonly conditions: string | null;
  readonly validUntil: IsoDate | null;
  /** How sure the Scientific Authority is; null where it does not say. */
  readonly confidence?: Confidence | null;
}

/** Puts a finding of the Management Authority on file. */
export const recordManagementFinding = (
  input: FindingInput & { readonly kind: ManagementFinding },
  ctx: ServiceContext,
): Promise<Result<{ readonly reference: string }>> =>
  withCase(
    { reference: input.reference, version: input.version, permission: 'finding:record-legal-acquisition', part: 'R' },
    ctx,
    async (open) => {
      const { application, tx } = open;
      if (application.state !== 'under-review')
        return fail({ kind: 'transition-not-allowed', from: application.state, action: 'recordFinding' });
      const put = await putOnFile(open, input, input.kind, ctx);
      if (!put.ok) return put;
      tx.record(put.value);
      await touchApplication(tx, application.id, ctx.now);
      return ok({ reference: application.reference });
    },
  );

/** What came of a finding of the Scientific Authority: the case went back to the officer, or waits for another one. */
export interface AdviceGiven {
  readonly reference: string;
  readonly isAnswered: boolean;
}

/**
 * Puts a finding of the Scientific Authority on file (Art. III.2(a), III.3(a)-(b), III.5(a), IV.2(a), IV.6(a)). The case goes back
 * to the officer with the last that the Convention asks for.
 */
export const recordScientificFinding = (
  input: FindingInput & { readonly kind: ScientificFinding },
  ctx: ServiceContext,
): Promise<Result<AdviceGiven>> =>
  withCase<AdviceGiven>(
    { reference: input.reference, version: input.version, permission: 'finding:record-non-detriment', part: 'N' },
    ctx,
    async (open) => {
      const { application, tx } = open;
      if (application.state !== 'awaiting-findings')
        return fail({ kind: 'transition-not-allowed', from: application.state, action: 'resumeReview' });
      const put = await putOnFile(open, input, input.kind, ctx);
      if (!put.ok) return put;
      tx.record(put.value);
      if ((await askedOfScience(tx.db, application, ctx)).open.length > 0) {
        await touchApplication(tx, application.id, ctx.now);
        return ok({ reference: application.reference, isAnswered: false });
      }
      const moved = await moveCase(
        open,
        'resumeReview',
        null,
        { type: 'ReviewResumed', subject: 'application', subjectId: application.id, payload: {} },
        ctx,
      );
      if (!moved.ok) return moved;
      await endAdviceRequest(tx, application.id, { outcome: 'answered', by: open.actor.personId, at: ctx.now, reason: null });
      return ok({ ...moved.value, isAnswered: true });
    },
  );

/** The non-detriment finding on an export. */
export const recordNonDetrimentFinding = (input: FindingInput, ctx: ServiceContext): Promise<Result<AdviceGiven>> =>
  recordScientificFinding({ ...input, kind: 'non-detriment' }, ctx);

async function putOnFile(open: OpenCase, input: FindingInput, kind: FindingKind, ctx: ServiceContext): Promise<Result<AuditEvent>> {
  const { tx, actor, application } = open;
  const id = ctx.newId();
  const { outcome, reasoning, evidence, conditions, validUntil, confidence = null } = input;
  await insertFinding(tx, application.id, {
    id,
    kind,
    outcome,
    authorId: actor.personId,
    reasoning,
    evidence,
    conditions,
    validUntil,
    confidence,
    recordedAt: ctx.now,
  });
  if (kind === 'legal-acquisition') await attachEvidence(open, id, input);
  const limited = kind === 'non-detriment' ? await attachVolumes(open, id, input, ctx) : ok(null);
  return limited.ok ? ok(recorded(application.id, id, kind, outcome)) : limited;
}

function recorded(subjectId: string, id: string, kind: FindingKind, outcome: FindingOutcome): AuditEvent {
  const about = { subject: 'application', subjectId } as const;
  if (kind === 'legal-acquisition') return { type: 'LegalAcquisitionFindingRecorded', ...about, payload: { finding: id, outcome } };
  if (kind === 'non-detriment') return { type: 'NonDetrimentFindingRecorded', ...about, payload: { finding: id, outcome } };
  if (kind === 'import-permit-seen') return { type: 'ImportPermitSeen', ...about, payload: { finding: id, outcome } };
  return { type: 'FindingRecorded', ...about, payload: { finding: id, kind, outcome } };
}
