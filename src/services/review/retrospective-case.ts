import 'server-only';
import { dayIn } from '@/config/clock';
import { touchApplication } from '@/data/repositories/application-repository';
import { documentsOf } from '@/data/repositories/document-repository';
import {
  insertRetrospective,
  openRetrospective,
  saveRetrospectiveDropped,
  wasForgivenBefore,
} from '@/data/repositories/retrospective-repository';
import { DocumentType } from '@/domain/codes/document-type';
import { PurposeCode } from '@/domain/codes/purpose-code';
import type { EvidenceDocument } from '@/domain/evidence/evidence-document';
import { faultOfRetrospective, RETROSPECTIVE_FAULTS, type RetrospectiveClaim } from '@/domain/permit/retrospective';
import type { IsoDate } from '@/domain/shared/iso-date';
import { invalidField } from '@/domain/shared/problem';
import { fail, ok, type Result } from '@/domain/shared/result';
import { parsed } from '../application/answer-values';
import type { ServiceContext } from '../context';
import { type Case, getCase } from './get-case';
import { withCase } from './open-case';

type Step = { readonly reference: string; readonly version: number };
type Done = Promise<Result<{ readonly reference: string }>>;

/** A letter that an officer accepted, still on the case, with its file. */
const isAcceptedLetter = ({ file, removedAt, verdict }: EvidenceDocument): boolean =>
  file !== null && removedAt === null && verdict?.outcome === 'accepted';

/** A case that may become a retrospective one, or is one, with the letters that could carry the agreement. */
export interface RetrospectiveInHand {
  readonly found: Case;
  readonly letters: readonly EvidenceDocument[];
}

/** A case under review, for whoever opens the page on which it becomes a retrospective one or ceases to be. */
export async function retrospectiveInHand(
  { reference }: Pick<Step, 'reference'>,
  ctx: ServiceContext,
): Promise<Result<RetrospectiveInHand>> {
  const found = await getCase({ reference }, ctx);
  if (!found.ok) return found;
  const { application, mayRecordFindings, barredBy } = found.value;
  if (!mayRecordFindings)
    return fail(
      barredBy
        ? { kind: 'separation-of-duties', part: '' }
        : { kind: 'transition-not-allowed', from: application.state, action: 'retrospective' },
    );
  return ok({ found: found.value, letters: (await documentsOf(ctx.db, application.id)).filter(isAcceptedLetter) });
}

/**
 * Makes a case under review a retrospective one (Res. Conf. 12.3 §XIII): the specimens left before it was sent, and the authority that let
 * them in agrees by letter. From here two issuing-officers approve and two signatories sign.
 */
export const openRetrospectiveCase = (input: Step & RetrospectiveClaim & { readonly letter: string }, ctx: ServiceContext): Done =>
  withCase({ ...input, permission: 'application:review', part: 'R' }, ctx, async ({ tx, actor, application }) => {
    const isOpen = (await openRetrospective(tx.db, application.id)) !== null;
    if (isOpen || application.state !== 'under-review')
      return fail({ kind: 'transition-not-allowed', from: application.state, action: 'retrospective' });
    const { leftOn, askedBy, ground, reason, investigation, agreedOn, agreement, letter } = input;
    const claim = { leftOn, askedBy, ground, reason, investigation, agreedOn, agreement };
    const { applicantId, answers, lines } = application;
    const { submittedAt } = await tx.db.application.findUniqueOrThrow({ where: { id: application.id }, select: { submittedAt: true } });
    const fault = faultOfRetrospective(claim, {
      today: ctx.today,
      appliedOn: submittedAt ? (dayIn(ctx.party.timeZone, submittedAt.toISOString()) as IsoDate) : ctx.today,
      documentType: parsed(DocumentType, answers.documentType),
      purpose: parsed(PurposeCode, answers.purpose),
      lines: lines.map((line) => ({ appendix: line.listing?.appendix ?? null, source: line.answers.source ?? null })),
      wasForgiven: await wasForgivenBefore(tx.db, applicantId),
    });
    if (fault) return fail(invalidField(RETROSPECTIVE_FAULTS[fault], `retrospective.${fault}`));
    if (!(await documentsOf(tx.db, application.id)).some((document) => document.id === letter && isAcceptedLetter(document)))
      return fail(invalidField('letter', 'retrospective.letter'));
    await insertRetrospective(tx, application.id, {
      ...claim,
      id: ctx.newId(),
      letterId: letter,
      openedBy: actor.personId,
      openedAt: ctx.now,
    });
    await touchApplication(tx, application.id, ctx.now);
    tx.record({
      type: 'RetrospectiveCaseOpened',
      subject: 'application',
      subjectId: application.id,
      payload: { ground, leftOn, askedBy, reason, letter },
    });
    return ok({ reference: application.reference });
  });

/** Makes a retrospective case an ordinary one again, with the reason. */
export const dropRetrospectiveCase = (input: Step & { readonly reason: string }, ctx: ServiceContext): Done =>
  withCase({ ...input, permission: 'application:review', part: 'R' }, ctx, async ({ tx, actor, application }) => {
    const open = await openRetrospective(tx.db, application.id);
    if (!open || application.state !== 'under-review')
      return fail({ kind: 'transition-not-allowed', from: application.state, action: 'retrospective' });
    await saveRetrospectiveDropped(tx, open.id, { by: actor.personId, reason: input.reason, at: ctx.now });
    await touchApplication(tx, application.id, ctx.now);
    tx.record({
      type: 'RetrospectiveCaseDropped',
      subject: 'application',
      subjectId: application.id,
      payload: { reason: input.reason },
    });
    return ok({ reference: application.reference });
  });
