import type { Claim } from '../rules/claim-facts';
import type { RuleFacts } from '../rules/facts';
import {
  type Condition,
  hasSourceO,
  isBredOrPropagated,
  isIdentifiable,
  isLiveAnimal,
  isNonCommercial,
  isSingleSpecimen,
  stated,
  wasAcquiredBeforeListing,
} from './conditions';
import type { DocumentKind } from './document-decision';
import { isLive, primarySource } from './movement';
import { isWithinPersonalLimit, personalLimitOf } from './personal-effects';

/** An exemption or special procedure: what is claimed, on which conditions, and which document then stands alone. */
export interface Exemption {
  readonly claim: Claim;
  /** The rule that holds its conditions. */
  readonly ruleId: string;
  /** The rule that names the document, or that none is needed. */
  readonly documentRuleId: string;
  /** Null: no document. */
  readonly kind: DocumentKind | null;
  readonly conditions: readonly Condition[];
  readonly preconditions: readonly string[];
}

const staysWithHolder: Condition = { name: 'staysWithHolder', isMet: ({ claim }) => stated(claim?.staysWithHolder) };
const legallyAcquired: Condition = { name: 'legallyAcquired', isMet: ({ claim }) => stated(claim?.legallyAcquired) };
const nonCommercial: Condition = { name: 'isNonCommercial', isMet: isNonCommercial };
const identifiable: Condition = { name: 'marks', isMet: isIdentifiable };
const oneSpecimen: Condition = { name: 'oneSpecimen', isMet: isSingleSpecimen };
const isPartyOf = (state: string | null | undefined, { partyCode }: RuleFacts) => (state === undefined ? undefined : state === partyCode);

const MUSEUM_STATES = ['herbarium', 'preserved', 'dried', 'embedded', 'museum'];
const MUSEUM_TERMS = ['SPE', 'DPL', 'SKE', 'SKU', 'BOD', 'SKI', 'CUL'];

// Art. VII.6: herbarium specimens, other preserved, dried or embedded museum specimens, and live plant material.
const isMuseumMaterial = ({ line }: RuleFacts): boolean | undefined => {
  if (isLive(line)) return line.kingdom === 'Plantae';
  const state = line.part?.specimenState;
  if (state) return MUSEUM_STATES.includes(state) || (line.kingdom === 'Plantae' && state === 'live-plant-material');
  return MUSEUM_TERMS.includes(line.termCode ?? '') ? true : undefined;
};

// Art. VII.3(a): lost for Appendix I acquired outside the State of usual residence and brought into it.
const isAppendixIBroughtHome = ({ line, claim }: RuleFacts) =>
  line.appendixInForce === 'I' && claim?.acquiredAbroad === true && claim.importedIntoUsualResidence === true;
// Art. VII.3(b): lost for Appendix II taken from the wild where that State asks for export permits, and brought home.
const isWildSouvenirUnderPermit = ({ line, claim }: RuleFacts) =>
  line.appendixInForce === 'II' &&
  claim?.takenFromWildWherePermitIsRequired === true &&
  claim.acquiredAbroad !== false &&
  claim.importedIntoUsualResidence !== false;

/** Each exemption with its conditions (domain rules §1.6, §1.7 and §4.1, EXM). Findings of officers are asked by the rules. */
export const EXEMPTIONS: readonly Exemption[] = [
  {
    claim: 'scientific-exchange',
    ruleId: 'EXM-SE',
    documentRuleId: 'DOC-19',
    kind: 'LABEL',
    conditions: [
      { name: 'bothInstitutionsRegistered', isMet: ({ claim }) => stated(claim?.bothInstitutionsRegistered) },
      nonCommercial,
      { name: 'museumMaterial', isMet: isMuseumMaterial },
    ],
    preconditions: [],
  },
  {
    claim: 'travelling-exhibition',
    ruleId: 'EXM-TE',
    documentRuleId: 'DOC-23',
    kind: 'TE',
    conditions: [
      { name: 'exhibitorBasedHere', isMet: (facts) => isPartyOf(facts.claim?.exhibitorBasedIn, facts) },
      { name: 'exemptSpecimen', isMet: (facts) => hasSourceO(facts) || isBredOrPropagated(facts) },
      { name: 'oneLiveAnimal', isMet: (facts) => !isLiveAnimal(facts) || isSingleSpecimen(facts) },
      staysWithHolder,
    ],
    preconditions: ['FIN-06'],
  },
  {
    claim: 'personal-ownership',
    ruleId: 'EXM-PO',
    documentRuleId: 'DOC-24',
    kind: 'PO',
    conditions: [
      { name: 'liveAnimal', isMet: isLiveAnimal },
      oneSpecimen,
      identifiable,
      { name: 'ownerResidesHere', isMet: (facts) => isPartyOf(facts.claim?.ownerResidesIn, facts) },
      { name: 'ownerAccompanies', isMet: ({ claim }) => stated(claim?.ownerAccompanies) },
      legallyAcquired,
      staysWithHolder,
    ],
    preconditions: ['FIN-06', 'FRM-07'],
  },
  {
    claim: 'musical-instrument',
    ruleId: 'EXM-MI',
    documentRuleId: 'DOC-25',
    kind: 'MI',
    conditions: [
      nonCommercial,
      legallyAcquired,
      identifiable,
      { name: 'acquiredBeforeListing', isMet: (facts) => facts.line.appendixInForce !== 'I' || wasAcquiredBeforeListing(facts) },
      staysWithHolder,
    ],
    preconditions: ['FRM-07'],
  },
  {
    claim: 'sample-collection',
    ruleId: 'EXM-SC',
    documentRuleId: 'DOC-22',
    kind: 'SC',
    conditions: [
      { name: 'deadSpecimen', isMet: ({ line }) => !isLive(line) },
      { name: 'exemptAppendixI', isMet: (facts) => facts.line.appendixInForce !== 'I' || isBredOrPropagated(facts) },
      { name: 'carnet', isMet: ({ claim }) => stated(claim?.carnet) },
      staysWithHolder,
    ],
    preconditions: ['VAL-05'],
  },
  {
    claim: 'personal-effects',
    ruleId: 'EXM-PE',
    documentRuleId: 'DOC-21',
    kind: null,
    conditions: [
      { name: 'deadSpecimen', isMet: ({ line }) => !isLive(line) },
      { name: 'personalPurpose', isMet: ({ purpose }) => purpose !== 'T' },
      { name: 'withinPersonalLimit', isMet: isWithinPersonalLimit },
      { name: 'caviarLabelled', isMet: (facts) => personalLimitOf(facts)?.item !== 'caviar' || isIdentifiable(facts) },
      { name: 'isAccompanied', isMet: ({ claim }) => stated(claim?.isAccompanied) },
      { name: 'appendixINotBroughtHome', isMet: (facts) => !isAppendixIBroughtHome(facts) },
      { name: 'noWildSouvenirUnderPermit', isMet: (facts) => !isWildSouvenirUnderPermit(facts) },
    ],
    preconditions: [],
  },
  {
    claim: 'pre-convention',
    ruleId: 'EXM-PC',
    documentRuleId: 'DOC-18',
    kind: 'PC',
    conditions: [{ name: 'acquiredBeforeListing', isMet: wasAcquiredBeforeListing }],
    preconditions: ['COD-09'],
  },
  {
    claim: 'captive-bred',
    ruleId: 'EXM-CB',
    documentRuleId: 'DOC-17',
    kind: 'CB',
    conditions: [
      { name: 'sourceC', isMet: ({ line }) => primarySource(line) === 'C' && line.kingdom !== 'Plantae' },
      { name: 'appendixINotForTrade', isMet: ({ line, purpose }) => line.appendixInForce !== 'I' || purpose !== 'T' },
    ],
    preconditions: ['EXM-CB', 'FIN-06'],
  },
  {
    claim: 'artificially-propagated',
    ruleId: 'EXM-AP',
    documentRuleId: 'DOC-17',
    kind: 'AP',
    conditions: [
      { name: 'sourceA', isMet: ({ line }) => primarySource(line) === 'A' && line.kingdom !== 'Animalia' },
      { name: 'appendixINotForTrade', isMet: ({ line, purpose }) => line.appendixInForce !== 'I' || purpose !== 'T' },
    ],
    preconditions: ['EXM-AP'],
  },
];

/** The exemption of a claim; null for claims that are no exemption (transit, simplified procedure, older treaty). */
export const exemptionOf = (claim: Claim | null): Exemption | null => EXEMPTIONS.find((exemption) => exemption.claim === claim) ?? null;
