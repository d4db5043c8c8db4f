import 'server-only';
import { ancestorsOf } from '@/data/reference/taxon-ancestors';
import { adviceRequestsOf } from '@/data/repositories/advice-repository';
import { decisionsOf, findingsOf, playedParts } from '@/data/repositories/case-repository';
import { documentsOf } from '@/data/repositories/document-repository';
import { findOpinions } from '@/data/repositories/opinion-repository';
import { takePart } from '@/domain/access/separation-of-duties';
import type { Application } from '@/domain/application/application';
import type { EvidenceDocument } from '@/domain/evidence/evidence-document';
import type { AdviceRequest } from '@/domain/finding/advice-request';
import type { RecordedFinding } from '@/domain/finding/finding';
import { isScientificFinding, type ScientificFinding } from '@/domain/finding/findings-asked';
import type { NonDetrimentOpinion } from '@/domain/registers/non-detriment-opinion';
import { fail, ok, type Result } from '@/domain/shared/result';
import type { ServiceContext } from '../context';
import { type DeliveredFile, deliver } from '../evidence/deliver-document';
import { type QuotaGauge, quotaGauges } from '../quota/quota-gauges';
import { type TradeYear, taxaOf, tradeOfTaxa } from './case-context';
import { askedOfScience } from './findings-needed';
import { findCase } from './open-case';

/** A question to the Scientific Authority, with what it needs to answer. */
export interface AdviceCase {
  readonly application: Application;
  readonly question: string;
  readonly askedBy: string;
  /** The question with its kind, lines and clock; null where it was asked before clocks were kept. */
  readonly request: AdviceRequest | null;
  /** The documents that were shared with the question, and no others. */
  readonly documents: readonly EvidenceDocument[];
  readonly earlier: readonly RecordedFinding[];
  /** What is known of the taxa: quotas, trade of five years, advice given before. */
  readonly dossier: {
    readonly gauges: readonly QuotaGauge[];
    readonly trade: readonly TradeYear[];
    readonly opinions: readonly NonDetrimentOpinion[];
  };
  /** The findings that the Convention asks of the Scientific Authority on this case and that it has not given since. */
  readonly asked: readonly ScientificFinding[];
  readonly mayAnswer: boolean;
}

const MOST_OPINIONS = 20;

/** Opens a question; nothing else of the case is shown to the Scientific Authority, and nothing of it can be changed. */
export async function getAdviceCase(input: { readonly reference: string }, ctx: ServiceContext): Promise<Result<AdviceCase>> {
  const found = await findCase(input.reference, 'advice:read', ctx);
  if (!found.ok) return found;
  const { actor, application } = found.value;
  const taxa = taxaOf(application);
  const namesOf = await ancestorsOf(ctx.db, taxa);
  const [decisions, findings, parts, asked, requests, documents, gauges, trade, opinions] = await Promise.all([
    decisionsOf(ctx.db, application.id),
    findingsOf(ctx.db, application.id),
    playedParts(ctx.db, application.id),
    askedOfScience(ctx.db, application, ctx),
    adviceRequestsOf(ctx.db, application.id),
    documentsOf(ctx.db, application.id),
    quotaGauges(application, ctx),
    tradeOfTaxa(application, ctx),
    findOpinions(ctx.db, { taxa: [...new Set(taxa.flatMap(namesOf))], limit: MOST_OPINIONS }),
  ]);
  const question = decisions.filter((decision) => decision.kind === 'request-findings').at(-1);
  const request = requests.find(({ ended }) => ended === null) ?? null;
  return ok({
    application,
    question: question?.reasons ?? '',
    askedBy: question?.authorName ?? '',
    request,
    documents: documents.filter(({ id, removedAt }) => removedAt === null && request?.documents.includes(id)),
    earlier: findings.filter((finding) => isScientificFinding(finding.kind)),
    dossier: { gauges, trade, opinions: opinions.filter(({ applicationId }) => applicationId === null) },
    asked: asked.open,
    mayAnswer: takePart(parts, actor.personId, 'N').ok,
  });
}

/** A file that was shared with an open question, for the Scientific Authority; any other answers as if there were none. */
export async function deliverSharedDocument(
  input: { readonly reference: string; readonly document: string },
  ctx: ServiceContext,
): Promise<Result<DeliveredFile>> {
  const found = await findCase(input.reference, 'advice:read', ctx);
  if (!found.ok) return found;
  const { application } = found.value;
  const open = (await adviceRequestsOf(ctx.db, application.id)).find(({ ended }) => ended === null);
  if (!open?.documents.includes(input.document)) return fail({ kind: 'not-found', what: 'document' });
  return deliver(application, input.document, ctx);
}
