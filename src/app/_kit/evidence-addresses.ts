/** The addresses at which strangers' files come in and go out: larger bodies on the way in, nothing that runs on the way out. */
const UPLOADS: readonly RegExp[] = [
  /^\/apply\/applications\/[^/]+\/(documents|reply|specimens\/sheet)\/upload$/,
  /^\/office\/admin\/offices\/[^/]+\/logo$/,
];
/** Public pages that take a file, look at it and answer with a page. */
const PUBLIC_UPLOADS: readonly RegExp[] = [/^\/verify\/file$/, /^\/report$/];
const DELIVERIES: readonly RegExp[] = [/^\/(apply\/applications|office\/applications|office\/advice)\/[^/]+\/documents\/[0-9a-f-]{36}$/i];
/** Where an officer sees a file inside the frame of a page, and the pages that have such a frame. */
const SHOWN = /^\/office\/applications\/[^/]+\/documents\/[0-9a-f-]{36}\/shown$/i;
const SHOWING: readonly RegExp[] = [/^\/office\/applications\/[^/]+$/, /^\/office\/applications\/[^/]+\/documents\/[^/]+\/judge$/];

/** Whether files are sent to this address. */
export const isUploadAddress = (path: string): boolean => [...UPLOADS, ...PUBLIC_UPLOADS].some((pattern) => pattern.test(path));

/** Whether this address answers with no page, but takes strangers' files or hands them out. */
export const isEvidenceAddress = (path: string): boolean => [...UPLOADS, ...DELIVERIES].some((pattern) => pattern.test(path));

/** Whether a stranger's file is shown at this address, in a frame of our own pages. */
export const isShownAddress = (path: string): boolean => SHOWN.test(path);

/** Whether the page at this address has a frame in which files are shown. */
export const showsFiles = (path: string): boolean => SHOWING.some((pattern) => pattern.test(path));
