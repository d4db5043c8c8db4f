/**
 * What is refused before Next reads it (decisions §4): methods nobody uses, bodies too large, forms from elsewhere, action
 * calls that no form of ours makes. It says nothing about who may do what.
 */
import type { KitProblem } from './describe-problem';
import { paths } from './paths';
import { METHOD_HEADER } from './portal-headers';
import { isSameOrigin } from './same-origin';
import { addressKind } from './security-headers';

/** Largest body in bytes. No address of this release takes files. */
export const BODY_LIMIT = 256 * 1024;

const METHODS: readonly string[] = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'];
const SAFE: readonly string[] = ['GET', 'HEAD', 'OPTIONS'];
const FORM_TYPE = /^multipart\/form-data;\s*boundary=/i;
const ACTION_ID = /^[0-9a-f]{40,44}$/;

interface Asked {
  readonly method: string;
  readonly path: string;
  readonly headers: { readonly get: (name: string) => string | null };
}

/** Why a request is refused at once, or null. */
export function hygieneProblem({ method: shown, path, headers }: Asked, appOrigin: string): KitProblem | null {
  const method = headers.get(METHOD_HEADER) ?? shown;
  if (!METHODS.includes(method)) return { kind: 'method-not-allowed' };
  if (SAFE.includes(method)) return null;
  const length = headers.get('content-length');
  // A body of unknown length could be of any length.
  if (length === null ? headers.get('transfer-encoding') !== null : !/^\d{1,15}$/.test(length)) return { kind: 'malformed-request' };
  if (Number(length ?? 0) > BODY_LIMIT) return { kind: 'too-large', limit: '256 kB' };
  // Browsers send these reports by themselves, from no page at all.
  if (path !== paths.api.cspReport && !isSameOrigin(headers, appOrigin)) return { kind: 'cross-site' };
  return addressKind(path) === 'page' ? actionProblem(method, headers) : null;
}

/** What is posted to a page is a form of ours: multipart, and when scripts send it, with an action's id. */
function actionProblem(method: string, headers: Asked['headers']): KitProblem | null {
  const action = headers.get('next-action');
  if (action === null) return null;
  const isForm = method === 'POST' && FORM_TYPE.test(headers.get('content-type') ?? '');
  return isForm && ACTION_ID.test(action) ? null : { kind: 'malformed-request' };
}
