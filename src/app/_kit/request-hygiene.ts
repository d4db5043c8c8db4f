/**
 * What is refused before Next reads it (decisions §4): methods nobody uses, bodies too large, forms from elsewhere, action
 * calls that no form of ours makes. It says nothing about who may do what.
 */
import { isActionBody } from './action-body';
import { bodyLimitOf } from './body-limits';
import type { KitProblem } from './describe-problem';
import { paths } from './paths';
import { METHOD_HEADER } from './portal-headers';
import { isSameOrigin } from './same-origin';
import { addressKind } from './security-headers';

const METHODS: readonly string[] = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'];
const SAFE: readonly string[] = ['GET', 'HEAD', 'OPTIONS'];
const MULTIPART = /^multipart\/form-data\b/i;
const ACTION_ID = /^[0-9a-f]{40,44}$/;

interface Asked {
  readonly method: string;
  readonly path: string;
  readonly headers: { readonly get: (name: string) => string | null };
  /** The body as a form; rejects when it is none. */
  readonly form: () => Promise<FormData>;
}

/** Why a request is refused at once, or null. */
export async function hygieneProblem(asked: Asked, appOrigin: string): Promise<KitProblem | null> {
  const { path, headers } = asked;
  const method = headers.get(METHOD_HEADER) ?? asked.method;
  if (!METHODS.includes(method)) return { kind: 'method-not-allowed' };
  if (SAFE.includes(method)) return null;
  const length = headers.get('content-length');
  // A body of unknown length could be of any length.
  if (length === null && headers.get('transfer-encoding') !== null) return { kind: 'malformed-request' };
  const limit = bodyLimitOf(path);
  if (Number(length ?? 0) > limit.bytes) return { kind: 'too-large', limit: limit.inWords };
  // Browsers send these reports by themselves, from no page at all; a gateway's notice is believed by its signature.
  if (path !== paths.api.cspReport && path !== paths.api.paymentNotices && !isSameOrigin(headers, appOrigin)) return { kind: 'cross-site' };
  if (addressKind(path) !== 'page') return null;
  return method === 'POST' ? formProblem(asked) : { kind: 'method-not-allowed' };
}

/** What is posted to a page is a form; one that calls an action must be a form of ours. */
async function formProblem({ headers, form }: Asked): Promise<KitProblem | null> {
  const action = headers.get('next-action');
  const isMultipart = MULTIPART.test(headers.get('content-type') ?? '');
  if (action === null && !isMultipart) return null;
  if (!isMultipart || (action !== null && !ACTION_ID.test(action))) return { kind: 'malformed-request' };
  const body = await form().catch(() => null);
  return body && isActionBody(body, action !== null) ? null : { kind: 'malformed-request' };
}
