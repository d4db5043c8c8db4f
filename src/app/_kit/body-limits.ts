/** How large a body may be, by the address it is sent to: judged by its announced length, before anything of it is read. */
import { isUploadAddress } from './evidence-addresses';

/** A limit in bytes, and as its sender reads it. */
export interface BodyLimit {
  readonly bytes: number;
  readonly inWords: string;
}

const FORM: BodyLimit = { bytes: 256 * 1024, inWords: '256 kB' };
/** Beyond this nobody meant to send a file: below it the route itself says, in the sender's words, that a file is too big. */
const UPLOAD: BodyLimit = { bytes: 64 * 1024 * 1024, inWords: '64 MB' };
/** As much as Next reads of any action's body. */
const LONG_FORM: BodyLimit = { bytes: 1024 * 1024, inWords: '1 MB' };

/** Forms into which a published list of another Party is pasted, whole. */
const LONG_FORMS = /^\/office\/admin\/parties\/(new|[A-Z]{2})$/;

/** The limit of an address. */
export function bodyLimitOf(path: string): BodyLimit {
  if (isUploadAddress(path)) return UPLOAD;
  return LONG_FORMS.test(path) ? LONG_FORM : FORM;
}
