import 'server-only';
import type { Reader } from '@/data/client';
import { termsOf } from '@/data/repositories/terms-repository';
import type { Actor } from '@/domain/access/actor';
import type { Application } from '@/domain/application/application';
import { asGranted } from '@/domain/application/approval-terms';
import { DocumentType } from '@/domain/codes/document-type';
import type { PermitContent } from '@/domain/permit/permit';
import { permitContentOf } from '@/domain/permit/permit-content';
import { lastPermittedDay } from '@/domain/permit/validity';
import type { IsoDate } from '@/domain/shared/iso-date';
import type { ServiceContext } from '../context';
import { expectedFigures } from '../quota/expected-figures';
import { permitParticulars } from './permit-particulars';

/**
 * The permit as it would stand if it were issued today: no number, no check code, nothing taken or recorded. Null where an
 * application names no document type or a line without Appendix: there is no form to fill then.
 */
export async function draftContent(
  db: Reader,
  asked: Application,
  signatory: Actor,
  ctx: ServiceContext,
  until?: IsoDate,
  stamp: string | null = null,
): Promise<PermitContent | null> {
  const terms = await termsOf(db, asked.id);
  const application = asGranted(asked, terms);
  const documentType = DocumentType.safeParse(application.answers.documentType);
  const isListed = application.lines.length > 0 && application.lines.every((line) => line.listing?.appendix);
  if (!documentType.success || !isListed) return null;
  return permitContentOf(application, {
    ...(await permitParticulars(db, application, signatory, ctx)),
    permitNumber: '',
    checkCode: '',
    securityStampNumber: stamp,
    documentType: documentType.data,
    issuedOn: ctx.today,
    validUntil: until ?? terms?.validUntil ?? lastPermittedDay(documentType.data, ctx.today),
    quotaOf: await expectedFigures(db, application, ctx.today),
  });
}
