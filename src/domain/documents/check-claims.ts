import type { Claim, ClaimFacts } from '../rules/claim-facts';
import { type CheckScope, isPassport, isPlant } from './check-scope';

/** The exemptions that the answers speak for, in the order of evaluation (domain rules §1.2). */
export function claimsOf(scope: CheckScope): readonly Claim[] {
  const { way, exchange, tour, thing, before, acquired, certificate } = scope.answers;
  if (way === 'transit') return ['transit'];
  const claims: Claim[] = [];
  if (exchange === 'yes') claims.push('scientific-exchange');
  if (tour === 'exhibition') claims.push('travelling-exhibition');
  if (tour === 'samples') claims.push('sample-collection');
  if (isPassport(scope) && thing === 'pet') claims.push('personal-ownership');
  if (isPassport(scope) && thing === 'instrument') claims.push('musical-instrument');
  if (thing === 'household' || (thing === 'instrument' && way !== 'tour')) claims.push('personal-effects');
  if (before === 'old' || acquired !== undefined) claims.push('pre-convention');
  if (certificate === 'yes') claims.push(isPlant(scope) ? 'artificially-propagated' : 'captive-bred');
  return claims;
}

/** The claim with what it rests on, as the answers state it. */
export function claimFacts(kind: Claim, { answers, partyCode }: CheckScope): ClaimFacts {
  const holds = answers.holds === undefined ? {} : { isNonCommercial: answers.holds === 'yes', staysWithHolder: answers.holds === 'yes' };
  switch (kind) {
    case 'scientific-exchange':
      return { kind, isNonCommercial: true, bothInstitutionsRegistered: true };
    case 'travelling-exhibition':
      return { kind, ...holds, exhibitorBasedIn: answers.holds === 'yes' ? partyCode : null };
    case 'sample-collection':
      // The number of the carnet is asked on the application; here it counts that there is one.
      return { kind, ...holds, carnet: answers.carnet === 'yes' ? 'ATA' : null };
    case 'personal-ownership':
      return {
        kind,
        ...holds,
        ownerResidesIn: answers.holds === 'yes' ? partyCode : null,
        ownerAccompanies: answers.holds === 'yes',
        legallyAcquired: answers.holds === 'yes',
      };
    case 'musical-instrument':
      return { kind, ...holds, ownerResidesIn: partyCode, legallyAcquired: answers.holds === 'yes' };
    case 'personal-effects':
      return {
        kind,
        isNonCommercial: true,
        isAccompanied: answers.carried === 'yes',
        acquiredAbroad: answers.got !== 'home',
        importedIntoUsualResidence: answers.got === 'journey-home',
      };
    default:
      return { kind };
  }
}
