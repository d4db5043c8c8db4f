import 'server-only';
import type { Reader } from '@/data/client';
import type { Application } from '@/domain/application/application';
import { DocumentType } from '@/domain/codes/document-type';
import { PurposeCode } from '@/domain/codes/purpose-code';
import { type MandatoryFacts, missingItems } from '@/domain/permit/mandatory-items';
import { markingOf } from '@/domain/permit/marked-specimens';
import type { LineFacts } from '@/domain/rules/facts';
import type { IsoDate } from '@/domain/shared/iso-date';
import type { ServiceContext } from '../context';
import { draftContent } from '../permit/draft-content';
import { parsed } from './answer-values';

/** What the permit would lack of the mandatory set if it were issued now (FRM-02). Its number comes with the signature. */
export async function missingItemsOf(
  db: Reader,
  application: Application,
  lines: readonly LineFacts[],
  validUntil: IsoDate,
  ctx: ServiceContext,
): Promise<readonly string[]> {
  const draft = ctx.actor ? await draftContent(db, application, ctx.actor, ctx, validUntil) : null;
  if (!draft) return ['document'];
  return missingItems(draft, mandatoryFacts(application, lines)).filter((item) => item !== 'number');
}

/** Which lines must be marked, and which count against a quota. */
export function mandatoryFacts(application: Application, lines: readonly LineFacts[]): MandatoryFacts {
  const isMarked = (line: LineFacts): boolean =>
    markingOf({
      documentType: parsed(DocumentType, application.answers.documentType),
      purpose: parsed(PurposeCode, application.answers.purpose),
      scientificName: line.scientificName,
      kingdom: line.kingdom,
      order: line.order,
      source: line.source,
      termCode: line.termCode,
      isLive: line.isLive ?? line.termCode === 'LIV',
      isUnderQuota: (line.quotas ?? []).length > 0,
    }) !== null;
  return {
    moment: 'issue',
    markedLines: lines.filter(isMarked).map(({ position }) => position),
    quotaLines: lines.filter(({ quotas }) => (quotas ?? []).length > 0).map(({ position }) => position),
  };
}
