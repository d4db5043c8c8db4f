import 'server-only';
import { decisionsOf, findingsOf, playedParts } from '@/data/repositories/case-repository';
import { takePart } from '@/domain/access/separation-of-duties';
import type { Application } from '@/domain/application/application';
import type { RecordedFinding } from '@/domain/finding/finding';
import { isScientificFinding, type ScientificFinding } from '@/domain/finding/findings-asked';
import { ok, type Result } from '@/domain/shared/result';
import type { ServiceContext } from '../context';
import { askedOfScience } from './findings-needed';
import { findCase } from './open-case';

/** A question to the Scientific Authority, with what it needs to answer. */
export interface AdviceCase {
  readonly application: Application;
  readonly question: string;
  readonly askedBy: string;
  readonly earlier: readonly RecordedFinding[];
  /** The findings that the Convention asks of the Scientific Authority on this case and that it has not given since. */
  readonly asked: readonly ScientificFinding[];
  readonly mayAnswer: boolean;
}

/** Opens a question; nothing else of the case is shown to the Scientific Authority, and nothing of it can be changed. */
export async function getAdviceCase(input: { readonly reference: string }, ctx: ServiceContext): Promise<Result<AdviceCase>> {
  const found = await findCase(input.reference, 'advice:read', ctx);
  if (!found.ok) return found;
  const { actor, application } = found.value;
  const [decisions, findings, parts, asked] = await Promise.all([
    decisionsOf(ctx.db, application.id),
    findingsOf(ctx.db, application.id),
    playedParts(ctx.db, application.id),
    askedOfScience(ctx.db, application, ctx),
  ]);
  const question = decisions.filter((decision) => decision.kind === 'request-findings').at(-1);
  return ok({
    application,
    question: question?.reasons ?? '',
    askedBy: question?.authorName ?? '',
    earlier: findings.filter((finding) => isScientificFinding(finding.kind)),
    asked: asked.open,
    mayAnswer: takePart(parts, actor.personId, 'N').ok,
  });
}
