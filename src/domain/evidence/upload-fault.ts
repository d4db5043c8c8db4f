/**
 * Why a file is not taken. Each has its own words, after those that applicants of GOV.UK know: what is wrong and, where
 * something helps, what to do.
 */
export const UPLOAD_FAULTS = [
  'empty',
  'too-big',
  'too-many',
  'too-much',
  'too-many-papers',
  'wrong-type',
  'heic',
  'password',
  'active-content',
  'too-many-pages',
  'picture-too-large',
  'broken',
  'virus',
  'not-received',
  'no-sheet',
  'old-sheet',
  'macros',
] as const;
export type UploadFault = (typeof UPLOAD_FAULTS)[number];

const NOT_OF_THE_FILE: readonly UploadFault[] = ['not-received', 'too-many', 'too-much', 'too-many-papers'];

/** Whether the same file can succeed when it is sent again: nothing is wrong with it, but with the line or with the room left. */
export const mayTryAgain = (fault: UploadFault): boolean => NOT_OF_THE_FILE.includes(fault);
