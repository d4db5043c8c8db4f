import 'server-only';
import { touchApplication } from '@/data/repositories/application-repository';
import { insertFinding } from '@/data/repositories/case-repository';
import type { AuditEvent } from '@/domain/audit/audit-event';
import type { FindingKind, FindingOutcome } from '@/domain/finding/finding';
import type { IsoDate } from '@/domain/shared/iso-date';
import { fail, ok, type Result } from '@/domain/shared/result';
import type { ServiceContext } from '../context';
import { moveCase, type OpenCase, withCase } from './open-case';

/** A finding as it is written down. */
export interface FindingInput {
  readonly reference: string;
  readonly version: number;
  readonly outcome: FindingOutcome;
  readonly reasoning: string;
  readonly evidence: string;
  readonly conditions: string | null;
  readonly validUntil: IsoDate | null;
}

/** The Management Authority's findings: legal acquisition, import permit seen, humane transport, lawful import. */
export const recordManagementFinding = (
  input: FindingInput & { readonly kind: Exclude<FindingKind, 'non-detriment'> },
  ctx: ServiceContext,
): Promise<Result<{ readonly reference: string }>> =>
  withCase(
    { reference: input.reference, version: input.version, permission: 'finding:record-legal-acquisition', part: 'R' },
    ctx,
    async (open) => {
      const { application, tx } = open;
      if (application.state !== 'under-review')
        return fail({ kind: 'transition-not-allowed', from: application.state, action: 'recordFinding' });
      tx.record(await putOnFile(open, input, input.kind, ctx));
      await touchApplication(tx, application.id, ctx.now);
      return ok({ reference: application.reference });
    },
  );

/** The Scientific Authority's non-detriment finding (Art. III.2(a), IV.2(a)); the case goes back to the officer with it. */
export const recordNonDetrimentFinding = (input: FindingInput, ctx: ServiceContext): Promise<Result<{ readonly reference: string }>> =>
  withCase(
    { reference: input.reference, version: input.version, permission: 'finding:record-non-detriment', part: 'N' },
    ctx,
    async (open) => {
      open.tx.record(await putOnFile(open, input, 'non-detriment', ctx));
      return moveCase(
        open,
        'resumeReview',
        null,
        { type: 'ReviewResumed', subject: 'application', subjectId: open.application.id, payload: {} },
        ctx,
      );
    },
  );

async function putOnFile(
  { tx, actor, application }: OpenCase,
  input: FindingInput,
  kind: FindingKind,
  ctx: ServiceContext,
): Promise<AuditEvent> {
  const id = ctx.newId();
  const { outcome, reasoning, evidence, conditions, validUntil } = input;
  await insertFinding(tx, application.id, {
    id,
    kind,
    outcome,
    authorId: actor.personId,
    reasoning,
    evidence,
    conditions,
    validUntil,
    recordedAt: ctx.now,
  });
  const about = { subject: 'application', subjectId: application.id } as const;
  if (kind === 'legal-acquisition') return { type: 'LegalAcquisitionFindingRecorded', ...about, payload: { finding: id, outcome } };
  if (kind === 'non-detriment') return { type: 'NonDetrimentFindingRecorded', ...about, payload: { finding: id, outcome } };
  if (kind === 'import-permit-seen') return { type: 'ImportPermitSeen', ...about, payload: { finding: id, outcome } };
  return { type: 'FindingRecorded', ...about, payload: { finding: id, kind, outcome } };
}
