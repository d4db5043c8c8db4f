import 'server-only';
import { messagesOf, requestsOf } from '@/data/repositories/correspondence-repository';
import { type CaseMessage, type InformationRequest, openRequest } from '@/domain/correspondence/information-request';
import { fail, ok, type Result } from '@/domain/shared/result';
import { getOwnApplication, type OwnApplication } from '../application/get-application';
import type { ServiceContext } from '../context';

/** What passed between the two sides of an application: requests newest first, messages oldest first. */
export interface Correspondence {
  readonly requests: readonly InformationRequest[];
  readonly messages: readonly CaseMessage[];
}

/** The correspondence of an application that the reader may see. */
export async function correspondenceOf({ id }: { readonly id: string }, ctx: Pick<ServiceContext, 'db'>): Promise<Correspondence> {
  return { requests: await requestsOf(ctx.db, id), messages: await messagesOf(ctx.db, id) };
}

/** What one's own application waits for. */
export async function getOwnRequest(
  input: { readonly reference: string },
  ctx: ServiceContext,
): Promise<Result<OwnApplication & { readonly request: InformationRequest }>> {
  const own = await getOwnApplication(input, ctx);
  if (!own.ok) return own;
  const { id, state } = own.value.application;
  const request = state === 'returned' ? openRequest(await requestsOf(ctx.db, id)) : null;
  return request ? ok({ ...own.value, request }) : fail({ kind: 'transition-not-allowed', from: state, action: 'reply' });
}
