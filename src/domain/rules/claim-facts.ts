import type { IsoDate } from '../shared/iso-date';

/** The exemptions and special procedures an applicant may claim; an officer confirms each (Art. VII; domain rules §1.2). */
export const CLAIMS = [
  'transit',
  'scientific-exchange',
  'travelling-exhibition',
  'personal-ownership',
  'musical-instrument',
  'sample-collection',
  'personal-effects',
  'pre-convention',
  'captive-bred',
  'artificially-propagated',
  'older-treaty-marine',
  'simplified-procedure',
] as const;
export type Claim = (typeof CLAIMS)[number];

/** What the claim rests on. A condition that is absent has not been stated; see facts.ts. */
export interface ClaimFacts {
  readonly kind: Claim;
  readonly isNonCommercial?: boolean | null;
  /** Travelling exhibition: where the exhibitor's main place of business is (Art. VII.7). */
  readonly exhibitorBasedIn?: string | null;
  readonly ownerResidesIn?: string | null;
  readonly ownerAccompanies?: boolean | null;
  /** Will not be sold or handed over abroad. */
  readonly staysWithHolder?: boolean | null;
  readonly legallyAcquired?: boolean | null;
  readonly carnet?: string | null;
  readonly carnetValidUntil?: IsoDate | null;
  readonly bothInstitutionsRegistered?: boolean | null;
  /** Personal effects: carried by the person, not mailed or freighted. */
  readonly isAccompanied?: boolean | null;
  readonly acquiredAbroad?: boolean | null;
  readonly importedIntoUsualResidence?: boolean | null;
  readonly takenFromWildWherePermitIsRequired?: boolean | null;
  /** Art. VII.5 is claimed: the certificate stands in place of the regular documents. */
  readonly claimsArticleVII5?: boolean | null;
  readonly phytosanitaryCertificate?: boolean | null;
  /** The issuing Party told the Secretariat that it uses phytosanitary certificates so. */
  readonly partyUsesPhytosanitary?: boolean | null;
  readonly personRegistered?: boolean | null;
  readonly specimenClass?: string | null;
}

/** Introduction from the sea: who caught, where it lands (Res. Conf. 14.6). */
export interface SeaFacts {
  readonly vesselFlag?: string | null;
  readonly landingState?: string | null;
  readonly isForPeriod?: boolean | null;
  readonly charterArrangement?: string | null;
}
