/**
 * Why a file is not taken. Each has its own words, after those that applicants of GOV.UK know: what is wrong and, where
 * something helps, what to do.
 */
export const UPLOAD_FAULTS = [
  'empty',
  'too-big',
  'too-many',
  'too-much',
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
