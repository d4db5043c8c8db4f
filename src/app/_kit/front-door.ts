import 'server-only';
import { subscribe } from 'node:diagnostics_channel';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { keepAnswer } from './answer-status';
import { ANSWER_HEADER, METHOD_HEADER, NONCE_HEADER, SOCKET_HEADER } from './portal-headers';

/** Headers by which a framework or this portal talks to itself; from outside they are attempts to be believed. */
const INTERNAL = /^x-(middleware-|portal-|invoke-|matched-path$|now-route-matches$|nextjs-data$)/;

/** Node accepts these, but a Request of the Fetch standard cannot be made of them: Next would answer 500. */
const UNREPRESENTABLE = ['TRACE', 'TRACK', 'CONNECT'];

/** A path that cannot be decoded, with its percent signs taken as text: else Next answers it with a page of its own. */
export function decodablePath(url: string): string {
  const [path = '', ...query] = url.split('?');
  try {
    decodeURIComponent(path);
    return url;
  } catch {
    return [path.replaceAll('%', '%25'), ...query].join('?');
  }
}

interface Exchange {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
}

function receive({ request, response }: Exchange): void {
  const { headers } = request;
  for (const name of Object.keys(headers)) if (INTERNAL.test(name) || name === NONCE_HEADER) delete headers[name];
  request.url = decodablePath(request.url ?? '/');
  headers[SOCKET_HEADER] = request.socket.remoteAddress ?? '';
  headers[ANSWER_HEADER] = keepAnswer(response);
  if (request.method && UNREPRESENTABLE.includes(request.method)) {
    headers[METHOD_HEADER] = request.method;
    // Carried on as a method that can be represented; the proxy answers 405.
    request.method = 'OPTIONS';
  }
}

/**
 * Sees each request before Next does: drops headers that only we may set, notes the address at the other end of the socket
 * (which Next keeps to itself), keeps the response where a page can say how it ends, and gives unrepresentable methods a form that can be refused.
 */
export function openFrontDoor(): void {
  subscribe('http.server.request.start', (message) => receive(message as Exchange));
}
