/** The addresses at which strangers' files come in and go out: larger bodies on the way in, nothing that runs on the way out. */
const UPLOADS: readonly RegExp[] = [/^\/apply\/applications\/[^/]+\/documents\/upload$/];
const DELIVERIES: readonly RegExp[] = [/^\/(apply|office)\/applications\/[^/]+\/documents\/[0-9a-f-]{36}$/i];

/** Whether files are sent to this address. */
export const isUploadAddress = (path: string): boolean => UPLOADS.some((pattern) => pattern.test(path));

/** Whether files are sent to this address or handed out there. */
export const isEvidenceAddress = (path: string): boolean => isUploadAddress(path) || DELIVERIES.some((pattern) => pattern.test(path));
