import 'server-only';
import { DocumentType } from '@/domain/codes/document-type';
import { permitContentOf } from '@/domain/permit/permit-content';
import { lastPermittedDay } from '@/domain/permit/validity';
import { fail, ok, type Result } from '@/domain/shared/result';
import { renderPermit } from '@/pdf/render-permit';
import type { ServiceContext } from '../context';
import { expectedFigures } from '../quota/expected-figures';
import { findCase } from '../review/open-case';
import { permitParticulars } from './permit-particulars';

/**
 * The permit as it would be drawn today: no number, no square code, SPECIMEN across it, so that no print of it can pass for
 * one. Nothing is taken, stored or recorded. Box 13 stays empty, since only signing decides who fills it.
 */
export async function previewPermit(
  input: { readonly reference: string },
  ctx: ServiceContext,
): Promise<Result<{ readonly reference: string; readonly pdf: Uint8Array }>> {
  const found = await findCase(input.reference, 'application:read', ctx);
  if (!found.ok) return found;
  const { actor, application } = found.value;
  const documentType = DocumentType.safeParse(application.answers.documentType);
  const isListed = application.lines.length > 0 && application.lines.every((line) => line.listing?.appendix);
  // Without a document type or an Appendix there is no form to draw.
  if (!documentType.success || !isListed) return fail({ kind: 'not-found', what: 'permit' });
  const particulars = await permitParticulars(ctx.db, application, actor, ctx);
  const content = permitContentOf(application, {
    ...particulars,
    signatory: { ...particulars.signatory, name: '', title: '' },
    permitNumber: '',
    checkCode: '',
    documentType: documentType.data,
    issuedOn: ctx.today,
    validUntil: lastPermittedDay(documentType.data, ctx.today),
    quotaOf: await expectedFigures(ctx.db, application, ctx.today),
  });
  const pdf = await renderPermit(content, { qrText: null, checkAddress: `${ctx.party.appOrigin}/verify` });
  return ok({ reference: application.reference, pdf });
}
