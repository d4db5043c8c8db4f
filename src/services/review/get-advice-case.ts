import 'server-only';
import { decisionsOf, findingsOf, playedParts } from '@/data/repositories/case-repository';
import { takePart } from '@/domain/access/separation-of-duties';
import type { Application } from '@/domain/application/application';
import type { RecordedFinding } from '@/domain/finding/finding';
import { ok, type Result } from '@/domain/shared/result';
import type { ServiceContext } from '../context';
import { findCase } from './open-case';

/** A question to the Scientific Authority, with what it needs to answer. */
export interface AdviceCase {
  readonly application: Application;
  readonly question: string;
  readonly askedBy: string;
  readonly earlier: readonly RecordedFinding[];
  readonly mayAnswer: boolean;
}

/** Opens a question; nothing else of the case is shown to the Scientific Authority, and nothing of it can be changed. */
export async function getAdviceCase(input: { readonly reference: string }, ctx: ServiceContext): Promise<Result<AdviceCase>> {
  const found = await findCase(input.reference, 'advice:read', ctx);
  if (!found.ok) return found;
  const { actor, application } = found.value;
  const [decisions, findings, parts] = await Promise.all([
    decisionsOf(ctx.db, application.id),
    findingsOf(ctx.db, application.id),
    playedParts(ctx.db, application.id),
  ]);
  const asked = decisions.filter((decision) => decision.kind === 'request-findings').at(-1);
  return ok({
    application,
    question: asked?.reasons ?? '',
    askedBy: asked?.authorName ?? '',
    earlier: findings.filter((finding) => finding.kind === 'non-detriment'),
    mayAnswer: takePart(parts, actor.personId, 'N').ok,
  });
}
