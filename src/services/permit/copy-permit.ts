import 'server-only';
import { fail, ok, type Result } from '@/domain/shared/result';
import { renderPermit } from '@/pdf/render-permit';
import type { ServiceContext } from '../context';
import { handOut, type PermitFile } from './get-permit';

/**
 * A copy for somebody's files, drawn anew and marked as a copy only (Convention, Art. VI.4): no seal, no square code and no check code, so
 * that a print of it can be used at no border. Who may have the permit may have a copy.
 */
export const copyPermit = (input: { readonly number: string }, ctx: ServiceContext): Promise<Result<PermitFile>> =>
  handOut(input, ctx, async ({ cose, content }) =>
    cose
      ? ok(await renderPermit(content, { qrText: null, copy: true, checkAddress: `${ctx.party.appOrigin}/verify` }))
      : fail({ kind: 'not-found', what: 'permit' }),
  );
