import { EDITABLE_STATES } from '@/domain/application/application-states';
import { fail, ok, type Result } from '@/domain/shared/result';
import { getOwnApplication, type OwnApplication } from '@/services/application/get-application';
import type { ServiceContext } from '@/services/context';
import { type CodeBook, listCodes } from '@/services/reference/list-codes';

/** A draft with the names of its codes. */
export interface Draft extends OwnApplication {
  readonly book: CodeBook;
}

/** One's own application while it can still be changed; afterwards its question pages say so. */
export async function loadDraft(input: { readonly reference: string }, ctx: ServiceContext): Promise<Result<Draft>> {
  const own = await getOwnApplication(input, ctx);
  if (!own.ok) return own;
  const { state } = own.value.application;
  if (!EDITABLE_STATES.includes(state)) return fail({ kind: 'transition-not-allowed', from: state, action: 'submit' });
  return ok({ ...own.value, book: await listCodes(ctx) });
}
