/** Grounds on which an applicant may ask to be let off a fee; the office decides by national law. */
export const WAIVER_GROUNDS = [
  'public-institution',
  'scientific-exchange',
  'court-or-customs-order',
  'hardship',
  'error-of-the-office',
] as const;
export type WaiverGround = (typeof WAIVER_GROUNDS)[number];
