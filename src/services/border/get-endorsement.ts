import 'server-only';
import type { RecordedEndorsement } from '@/data/repositories/endorsement-repository';
import { fail, ok, type Result } from '@/domain/shared/result';
import type { ServiceContext } from '../context';
import { type BorderView, viewPermit } from './look-up-permit';

/** One endorsement with the permit as it stands after it. */
export interface EndorsementRecord extends BorderView {
  readonly endorsement: RecordedEndorsement;
}

/** An endorsement of a permit, by its id, for Customs. */
export async function getEndorsement(
  input: { readonly permitNumber: string; readonly endorsement: string },
  ctx: ServiceContext,
): Promise<Result<EndorsementRecord>> {
  const view = await viewPermit({ text: input.permitNumber }, ctx);
  if (!view.ok) return view;
  const endorsement = view.value.endorsements.find(({ id }) => id === input.endorsement);
  return endorsement ? ok({ ...view.value, endorsement }) : fail({ kind: 'not-found', what: 'permit' });
}
