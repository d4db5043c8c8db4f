/** Request headers that the portal gives itself between its front door and its pages. Any that a client sends are dropped. */

/** Path and query as they were asked for. */
export const ADDRESS_HEADER = 'x-portal-address';

/** The address at the other end of the socket. */
export const SOCKET_HEADER = 'x-portal-socket';

/** The method that was really used, when it is one the framework cannot represent. */
export const METHOD_HEADER = 'x-portal-method';

/** The nonce of scripts that this response allows. */
export const NONCE_HEADER = 'x-nonce';

/** Under which the response to a request is kept while it is made (answer-status.ts). */
export const ANSWER_HEADER = 'x-portal-answer';
