/**
 * A Problem as a machine reads it: RFC 9457 `application/problem+json`. A human reads describe-problem.ts on a screen.
 *
 *   return problemResponse(problem, words);
 */
import { mayTryAgain } from '@/domain/evidence/upload-fault';
import type { Words } from '@/i18n/words';
import { describeProblem, type KitProblem } from './describe-problem';

const STATUS: Readonly<Record<KitProblem['kind'], number>> = {
  'invalid-input': 422,
  unauthenticated: 401,
  forbidden: 403,
  'separation-of-duties': 403,
  'not-found': 404,
  'transition-not-allowed': 409,
  'fields-sealed': 409,
  'choice-not-lawful': 422,
  'answers-would-be-lost': 409,
  'rules-not-met': 422,
  'sheet-refused': 422,
  stale: 409,
  'over-quantity': 409,
  'quota-exceeded': 409,
  'quota-not-comparable': 409,
  'balance-exceeded': 409,
  'number-used-before': 409,
  'permit-not-usable': 409,
  'on-hold': 409,
  'fee-open': 409,
  'nothing-to-pay': 409,
  'notification-refused': 422,
  'gateway-silent': 503,
  'file-refused': 422,
  'request-open': 409,
  'series-exhausted': 409,
  'idempotency-key-reused': 422,
  'too-many-attempts': 429,
  'bad-credentials': 401,
  'passkey-asked': 401,
  'last-factor': 409,
  'signing-too-fast': 409,
  'not-a-signatory': 403,
  'not-opened': 409,
  'not-verified': 409,
  'link-spent': 410,
  'account-needed': 409,
  'member-already': 409,
  'last-owner': 409,
  'other-address': 403,
  'cross-site': 403,
  unavailable: 503,
  unexpected: 500,
  'malformed-request': 400,
  'too-large': 413,
  'method-not-allowed': 405,
};

/** The HTTP status of a problem. */
export const statusOf = (problem: KitProblem): number => STATUS[problem.kind];

/** Headers that go with a problem: when to come back. */
export const problemHeaders = (problem: KitProblem): Readonly<Record<string, string>> =>
  problem.kind === 'too-many-attempts' ? { 'Retry-After': String(Math.max(1, Math.ceil(problem.retryAfterSeconds))) } : {};

/** The response. `type` is a name, not an address: nothing needs to be fetched to understand it. */
export function problemResponse(problem: KitProblem, words: Words): Response {
  const { title, detail, messages, fields } = describeProblem(problem, words);
  const body = {
    type: `urn:cites-permit-portal:problem:${problem.kind}`,
    title,
    status: statusOf(problem),
    detail,
    ...(messages.length > 0 ? { messages } : {}),
    ...(problem.kind === 'invalid-input' ? { errors: Object.entries(fields).map(([field, message]) => ({ field, detail: message })) } : {}),
    ...(problem.kind === 'rules-not-met' ? { findings: problem.findings } : {}),
    ...(problem.kind === 'file-refused' ? { mayTryAgain: mayTryAgain(problem.fault) } : {}),
    ...(problem.kind === 'unexpected' ? { reference: problem.reference } : {}),
  };
  return Response.json(body, {
    status: statusOf(problem),
    headers: { 'Content-Type': 'application/problem+json', 'Content-Language': words.locale, ...problemHeaders(problem) },
  });
}
