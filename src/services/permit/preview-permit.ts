import 'server-only';
import { fail, ok, type Result } from '@/domain/shared/result';
import { renderPermit } from '@/pdf/render-permit';
import type { ServiceContext } from '../context';
import { findCase } from '../review/open-case';
import { draftContent } from './draft-content';

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
  const draft = await draftContent(ctx.db, application, actor, ctx);
  if (!draft) return fail({ kind: 'not-found', what: 'permit' });
  const content = { ...draft, issue: { ...draft.issue, by: '', title: '' } };
  const pdf = await renderPermit(content, { qrText: null, checkAddress: `${ctx.party.appOrigin}/verify` });
  return ok({ reference: application.reference, pdf });
}
