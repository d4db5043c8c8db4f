import { compareQuantity } from '../shared/quantity';
import { always, isDeemedAppendixII, rule } from './define-rule';
import type { ReplacementFacts, RetrospectiveFacts, RuleFacts } from './facts';
import { isDenied } from './predicates';
import { cannotDecide, filled, type Rule } from './rule';

/** Every stage of a case and of its document; a row of a report is neither. */
const WHILE_A_CASE_LIVES = ['S', 'R', 'I', 'X', 'M'] as const;

/** States from which a permit can still be replaced; what is lost, stolen or destroyed is suspended first. */
const REPLACEABLE = ['issued', 'partly-used', 'suspended'];

/** States in which a permit gives no right to pass, although it is within its dates and unused. */
const WITHDRAWN = ['suspended', 'revoked', 'replaced', 'cancelled', 'void'];

/** Certificates that live and die with the specimen they describe. */
const BOUND_TO_ONE_SPECIMEN = ['TE', 'PO', 'MI'];

/** What stands against a replacement: a reason, an original that can be replaced, no longer life, no more specimens. */
const faultOfReplacement = (replacement: ReplacementFacts, { line, validity }: RuleFacts): string | null => {
  if (isDenied(replacement.reason)) return 'reason';
  if (!REPLACEABLE.includes(replacement.state)) return 'state';
  if (validity && validity.validUntil > replacement.validUntil) return 'validity';
  const original = replacement.quantityByLine?.[line.position - 1];
  return original !== undefined && line.quantity !== null && compareQuantity(line.quantity, original) > 0 ? 'quantity' : null;
};

const blameless = (retrospective: RetrospectiveFacts): boolean | null | undefined =>
  retrospective.isGenuineErrorOverPersonalEffects ? true : retrospective.irregularityNotByTheParties;

/** What stands against issue after the movement, or the facts that nobody has stated. */
const judgeRetrospective = (facts: RetrospectiveFacts) => {
  const conditions = {
    irregularityNotByTheParties: blameless(facts),
    bothAuthoritiesConsulted: facts.bothAuthoritiesConsulted,
    otherwiseLawful: facts.otherwiseLawful,
    reason: facts.reason,
  };
  const denied = Object.entries(conditions).find(([, fact]) => isDenied(fact));
  if (denied) return { because: denied[0] };
  const unstated = Object.entries(conditions).filter(([, fact]) => fact === undefined);
  return unstated.length > 0 ? cannotDecide(...unstated.map(([name]) => name)) : null;
};

/** The life of an application and of a permit (domain rules §4.7). */
export const lifeCycleRules: readonly Rule[] = [
  rule({
    id: 'LIF-01',
    severity: 'block',
    stages: ['I'],
    override: 'none',
    basis: 'Decision 18.125(e)(iii): each act by an authenticated person; separation of duties of this portal',
    confidence: 'V',
    inForce: always,
    box: '13',
    field: null,
    scope: 'application',
    check: ({ procedure }) => {
      if (!procedure) return null;
      if (procedure.signerIsOutsideTheCase === undefined) return cannotDecide('signerIsOutsideTheCase');
      return procedure.signerIsOutsideTheCase ? null : {};
    },
  }),
  rule({
    id: 'LIF-02',
    severity: 'block',
    stages: ['R'],
    override: 'none',
    basis: 'Convention, Art. III, IV and IX',
    confidence: 'V',
    inForce: always,
    box: null,
    field: null,
    scope: 'application',
    check: ({ procedure, findings }) => {
      const written = procedure?.opinionWrittenByScientificAuthority;
      if (isDenied(written)) return {};
      const hasOpinion = findings.some(({ kind }) => kind === 'non-detriment');
      return procedure && hasOpinion && written === undefined ? cannotDecide('opinionWrittenByScientificAuthority') : null;
    },
  }),
  rule({
    id: 'LIF-03',
    severity: 'block',
    stages: WHILE_A_CASE_LIVES,
    override: 'none',
    basis: '50 CFR 23.26(c)(1)',
    confidence: 'V',
    inForce: always,
    box: null,
    field: null,
    scope: 'application',
    check: ({ procedure, border }) => {
      if (isDenied(procedure?.contentUnchanged)) return { number: border?.permit?.number ?? procedure?.permitNumber ?? '—' };
      return procedure && border?.permit && procedure.contentUnchanged === undefined ? cannotDecide('contentUnchanged') : null;
    },
  }),
  rule({
    id: 'LIF-04',
    severity: 'block',
    stages: ['I'],
    override: 'none',
    basis: '50 CFR 23.52(b)(3)-(5); Reg. (EC) 865/2006 art. 12',
    confidence: 'V',
    inForce: always,
    box: '5',
    field: null,
    scope: 'line',
    check: (facts) => {
      const { replacement } = facts;
      if (!replacement) return null;
      const { number, state, validUntil } = replacement;
      const fault = faultOfReplacement(replacement, facts);
      return fault ? { fault, number, state, validUntil } : filled({ fault: 'none', number, state, validUntil });
    },
  }),
  rule({
    id: 'LIF-05',
    severity: 'block',
    stages: ['X'],
    override: 'none',
    basis: '50 CFR 23.26(c)',
    confidence: 'V',
    inForce: always,
    box: null,
    field: null,
    scope: 'application',
    check: ({ border }) => {
      const permit = border?.permit;
      return permit && WITHDRAWN.includes(permit.state) ? { number: permit.number, state: permit.state } : null;
    },
  }),
  rule({
    id: 'LIF-06',
    severity: 'info',
    stages: WHILE_A_CASE_LIVES,
    override: 'auto',
    basis: 'Decision 18.125(e)(iii)-(iv)',
    confidence: 'V',
    inForce: always,
    box: null,
    field: null,
    scope: 'application',
    check: ({ procedure }) => {
      const recorded = procedure?.actsAreRecorded;
      if (recorded) return filled({ recorded: 'yes' });
      return isDenied(recorded) ? { recorded: 'no' } : null;
    },
  }),
  rule({
    id: 'LIF-07',
    severity: 'warn',
    stages: ['P'],
    override: 'n/a',
    basis: 'Reg. (EC) 865/2006 art. 10(6)',
    confidence: 'V',
    inForce: always,
    box: null,
    field: null,
    scope: 'application',
    check: ({ border, on }) => {
      const permit = border?.permit;
      const hasEnded = permit?.state === 'expired' || (permit?.state === 'issued' && permit.validUntil < on);
      if (!permit || !hasEnded || permit.isReturned) return null;
      return permit.isReturned === undefined ? cannotDecide('isReturned') : { number: permit.number, validUntil: permit.validUntil };
    },
  }),
  rule({
    id: 'LIF-08',
    severity: 'block',
    stages: ['I'],
    override: 'none',
    basis: 'Reg. (EC) 865/2006 art. 11',
    confidence: 'V',
    inForce: always,
    box: null,
    field: null,
    scope: 'application',
    check: ({ procedure, documentType }) => {
      const exists = procedure?.specimenStillExists;
      if (isDenied(exists)) return {};
      const mustBeKnown = documentType !== null && BOUND_TO_ONE_SPECIMEN.includes(documentType);
      return procedure && mustBeKnown && exists === undefined ? cannotDecide('specimenStillExists') : null;
    },
  }),
  rule({
    id: 'LIF-09',
    severity: 'block',
    stages: ['I'],
    override: 'none',
    basis: 'Reg. (EC) 939/97 art. 8(3)-(4); Res. Conf. 12.3 §XIII',
    confidence: 'V',
    inForce: always,
    box: '5',
    field: null,
    scope: 'line',
    check: ({ retrospective, line }) => {
      if (!retrospective) return null;
      if (line.appendixInForce === 'I' && !isDeemedAppendixII(line)) return { because: 'appendixI' };
      return judgeRetrospective(retrospective);
    },
  }),
];
