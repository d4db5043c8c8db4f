import { deemedAppendix, isLive, primarySource } from '../documents/movement';
import type { ForeignDocumentFacts } from './border-facts';
import { always, rule } from './define-rule';
import type { RetrospectiveFacts, RuleFacts } from './facts';
import { isDenied } from './predicates';
import { cannotDecide, type Rule, type RuleOutcome } from './rule';

/** A rule about the document of another State: met where none was presented. */
const ofForeign = (judge: (document: ForeignDocumentFacts, facts: RuleFacts) => RuleOutcome) => (facts: RuleFacts) =>
  facts.border?.foreignDocument ? judge(facts.border.foreignDocument, facts) : null;

const M = { stages: ['M'], inForce: always, field: null } as const;
const BLOCK = { ...M, severity: 'block', override: 'none' } as const;
const WARN = { ...M, severity: 'warn', override: 'n/a' } as const;

/** Issued after the specimens left: as stated, or as the two dates show. */
const isRetrospective = ({ isRetrospective, issuedOn, endorsedOn }: ForeignDocumentFacts): boolean =>
  isRetrospective ?? Boolean(issuedOn && endorsedOn && issuedOn > endorsedOn);

/** What must be shown before a document issued afterwards is accepted for Appendices II and III (LIF-09). */
function judgeRetrospective(shown: RetrospectiveFacts | null | undefined, number: string): RuleOutcome {
  const conditions = {
    irregularityNotByTheParties: shown?.isGenuineErrorOverPersonalEffects || shown?.irregularityNotByTheParties,
    bothAuthoritiesConsulted: shown?.bothAuthoritiesConsulted,
    otherwiseLawful: shown?.otherwiseLawful,
  };
  const denied = Object.entries(conditions).find(([, fact]) => shown === null || (fact !== undefined && isDenied(fact)));
  if (denied) return { number, because: denied[0] };
  const unstated = Object.entries(conditions).filter(([, fact]) => fact === undefined);
  return unstated.length > 0 ? cannotDecide(...unstated.map(([name]) => `retrospective.${name}`)) : null;
}

/** Import and the documents of other States (domain rules §4.5). */
export const importRules: readonly Rule[] = [
  rule({
    ...BLOCK,
    id: 'IMP-01',
    stages: ['R', 'M'],
    basis: 'Convention, Art. III.3; 50 CFR 23.26',
    confidence: 'P',
    box: null,
    scope: 'line',
    check: ofForeign(({ number, differsFromImportPermit: differs }, facts) => {
      if (deemedAppendix(facts.line) !== 'I' || facts.border?.ownImportPermit === null) return null;
      if (differs === undefined) return cannotDecide('foreignDocument.differsFromImportPermit');
      return differs.length > 0 ? { number, items: differs.join(', ') } : null;
    }),
  }),
  rule({
    ...BLOCK,
    id: 'IMP-02',
    basis: '50 CFR 23.54(b)',
    confidence: 'V',
    box: '2',
    scope: 'application',
    check: ({ border, on }) => {
      const permit = border?.ownImportPermit;
      const day = border?.presentedOn ?? on;
      return permit && day > permit.validUntil ? { number: permit.number, validUntil: permit.validUntil, day } : null;
    },
  }),
  rule({
    ...WARN,
    id: 'IMP-03',
    basis: '50 CFR 23.26(d)(6); Res. Conf. 12.3 §II',
    confidence: 'P',
    box: '10',
    scope: 'line',
    check: ofForeign((_, { line }) => {
      const source = primarySource(line);
      const isClaimed = line.appendixInForce === 'I' && isLive(line) && (source === 'C' || source === 'D');
      return isClaimed ? { source, taxon: line.scientificName } : null;
    }),
  }),
  rule({
    ...WARN,
    id: 'IMP-04',
    basis: 'CoP15 Doc. 18, annex 11; Res. Conf. 12.3 §XIV',
    confidence: 'V',
    box: '14',
    scope: 'application',
    check: ofForeign(({ number, issuedBy, isEndorsed, endorsedOn }) => {
      const isStamped = isEndorsed ?? (endorsedOn === undefined ? isEndorsed : endorsedOn !== null);
      if (isStamped === undefined) return cannotDecide('foreignDocument.isEndorsed');
      return isStamped ? null : { number, country: issuedBy };
    }),
  }),
  rule({
    ...BLOCK,
    id: 'IMP-05',
    basis: '50 CFR 23.26(c)(1)',
    confidence: 'V',
    box: null,
    scope: 'application',
    check: ofForeign(({ number, issuedBy, isAltered, alterationAuthenticated }) => {
      if (!isAltered) return null;
      if (alterationAuthenticated === undefined) return cannotDecide('foreignDocument.alterationAuthenticated');
      return alterationAuthenticated ? null : { number, country: issuedBy };
    }),
  }),
  rule({
    ...BLOCK,
    id: 'IMP-06',
    basis: 'Reg. (EC) 939/97 art. 8(3); Res. Conf. 12.3 §XIII',
    confidence: 'P',
    box: '13',
    scope: 'line',
    check: ofForeign((document, { line, retrospective }) => {
      if (!isRetrospective(document)) return null;
      const { number } = document;
      return deemedAppendix(line) === 'I' ? { number, because: 'appendixI' } : judgeRetrospective(retrospective, number);
    }),
  }),
  rule({
    ...BLOCK,
    id: 'IMP-07',
    basis: 'Convention, Art. VI.6',
    confidence: 'V',
    box: '1',
    scope: 'application',
    check: ofForeign(({ number, issuedBy, usedBefore }) => (usedBefore ? { number, country: issuedBy } : null)),
  }),
  rule({
    ...BLOCK,
    id: 'IMP-08',
    basis: '50 CFR 23.23(c); Res. Conf. 12.3, Annex 1',
    confidence: 'V',
    box: null,
    scope: 'application',
    check: ofForeign(({ number, missingItems }) => {
      if (missingItems === undefined) return cannotDecide('foreignDocument.missingItems');
      return missingItems.length > 0 ? { number, items: missingItems.join(', ') } : null;
    }),
  }),
  rule({
    ...BLOCK,
    id: 'IMP-09',
    basis: '50 CFR 23.26(c)',
    confidence: 'P',
    box: null,
    scope: 'application',
    check: ofForeign(({ number, specimensDiffer }) => {
      if (specimensDiffer === undefined) return cannotDecide('foreignDocument.specimensDiffer');
      return specimensDiffer.length > 0 ? { number, items: specimensDiffer.join(', ') } : null;
    }),
  }),
];
