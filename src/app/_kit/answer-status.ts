import 'server-only';
import type { ServerResponse } from 'node:http';
import { headers } from 'next/headers';
import { notFound } from 'next/navigation';
import { ANSWER_HEADER } from './portal-headers';

/** Shared by way of the process: the front door and the pages are bundled apart and have this module once each. */
const KEY = Symbol.for('cites-permit-portal/answers');
type Shared = typeof globalThis & { [KEY]?: Map<string, ServerResponse> };
const shared = globalThis as Shared;
shared[KEY] ??= new Map();
const answers: Map<string, ServerResponse> = shared[KEY];

let last = 0;

/** Keeps the response to a request until it is sent; answers the name that it is found by. */
export function keepAnswer(response: ServerResponse): string {
  last += 1;
  const name = String(last);
  answers.set(name, response);
  response.once('close', () => answers.delete(name));
  return name;
}

/**
 * Has the page that is being made answered with 404. `notFound()` of the framework would do so too, but what it then sends is drawn by
 * scripts alone: where they are off, nothing at all is seen.
 */
export async function answerNotFound(): Promise<void> {
  const response = answers.get((await headers()).get(ANSWER_HEADER) ?? '');
  // Better nothing to see than a page that claims to be there.
  if (!response || response.headersSent) notFound();
  response.statusCode = 404;
}
