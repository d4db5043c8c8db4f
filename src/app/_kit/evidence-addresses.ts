/** The addresses at which strangers' files come in and go out: larger bodies on the way in, nothing that runs on the way out. */
const UPLOADS: readonly RegExp[] = [/^\/apply\/applications\/[^/]+\/(documents|reply|specimens\/sheet)\/upload$/];
/** Public pages that take a file, look at it and answer with a page. */
const PUBLIC_UPLOADS: readonly RegExp[] = [/^\/verify\/file$/, /^\/report$/];
const DELIVERIES: readonly RegExp[] = [/^\/(apply\/applications|office\/applications|office\/advice)\/[^/]+\/documents\/[0-9a-f-]{36}$/i];

/** Whether files are sent to this address. */
export const isUploadAddress = (path: string): boolean => [...UPLOADS, ...PUBLIC_UPLOADS].some((pattern) => pattern.test(path));

/** Whether this address answers with no page, but takes strangers' files or hands them out. */
export const isEvidenceAddress = (path: string): boolean => [...UPLOADS, ...DELIVERIES].some((pattern) => pattern.test(path));
