import 'server-only';
import { invariant } from '@/domain/shared/invariant';
import { fail, ok, type Result } from '@/domain/shared/result';
import { qrMatrix, qrSvg } from '@/qr/image';
import { codeText } from '@/qr/permit-code';
import { requireActor, type ServiceContext } from '../context';
import { ownPermit } from './own-permit';

/** The code on the paper, to be shown on a screen. */
export interface OwnCode {
  readonly permitNumber: string;
  readonly checkCode: string;
  /** Drawn from the stored bytes, so that it scans as the paper does. */
  readonly svg: string;
}

/** The square code of one's own permit. */
export async function getOwnCode(input: { readonly number: string }, ctx: ServiceContext): Promise<Result<OwnCode>> {
  const actor = requireActor(ctx);
  if (!actor.ok) return actor;
  const owned = await ownPermit(ctx.db, input.number, actor.value);
  if (!owned.ok) return owned;
  const { permitNumber, checkCode, cose } = owned.value.permit;
  if (!cose) return fail({ kind: 'not-found', what: 'permit' });
  const matrix = qrMatrix(codeText(ctx.party.appOrigin, cose));
  invariant(matrix.ok, 'a code that was printed can be drawn');
  return ok({ permitNumber, checkCode, svg: qrSvg(matrix.value, permitNumber) });
}
