import { isExtendableTimber } from '../permit/timber';
import { lastPermittedDay } from '../permit/validity';
import { lastDayOfMonths } from '../shared/iso-date';
import { always, rule } from './define-rule';
import type { RuleFacts } from './facts';
import { isDenied } from './predicates';
import { cannotDecide, type Rule, type RuleOutcome } from './rule';

/** States of which another rule speaks: used (END-03), withdrawn (LIF-05). Exactly one rule answers for a permit's state. */
const ANSWERED_ELSEWHERE = ['used', 'cancelled-and-retained', 'suspended', 'revoked', 'replaced', 'cancelled', 'void'];

/** States in which a document of the other State carries no import permit; one that was used is END-03's. */
const WITHOUT_FORCE = ['suspended', 'revoked', 'replaced', 'cancelled', 'void', 'expired'];

const LONGEST_EXTENSION = 6;

/** The one extension there is: timber, once, at most six months, already in the port of destination under Customs. */
function judgeExtension({ extension, line }: RuleFacts): RuleOutcome {
  if (!extension) return null;
  if (line.annotation === undefined) return cannotDecide('annotation');
  const broken = (because: string) => ({ because, months: String(extension.months) });
  if (line.appendixInForce === 'I' || !isExtendableTimber(line.annotation, line.termCode)) return broken('timber');
  if (extension.extendedBefore) return broken('again');
  if (extension.months > LONGEST_EXTENSION) return broken('months');
  if (extension.atDestinationUnderCustoms === undefined) return cannotDecide('extension.atDestinationUnderCustoms');
  return isDenied(extension.atDestinationUnderCustoms) ? broken('port') : null;
}

/** Validity (domain rules §1.4, §4.6). */
export const validityRules: readonly Rule[] = [
  rule({
    id: 'VAL-01',
    severity: 'block',
    stages: ['I'],
    override: 'none',
    basis: 'Convention, Art. VI.2; 50 CFR 23.54(b)',
    confidence: 'V',
    inForce: always,
    box: '2',
    field: null,
    scope: 'application',
    check: ({ validity, documentType }) => {
      if (!validity || !documentType) return null;
      const last = lastPermittedDay(documentType, validity.issuedOn);
      return validity.validUntil > last || validity.validUntil < validity.issuedOn ? { validUntil: validity.validUntil, last } : null;
    },
  }),
  rule({
    id: 'VAL-02',
    severity: 'block',
    stages: ['X'],
    override: 'none',
    basis: 'Convention, Art. VI.2',
    confidence: 'V',
    inForce: always,
    box: '2',
    field: null,
    scope: 'application',
    check: ({ border, on }) => {
      const permit = border?.permit;
      if (!permit || ANSWERED_ELSEWHERE.includes(permit.state)) return null;
      const { issuedOn, validUntil, state } = permit;
      const day = border.endorsement?.on ?? on;
      const detail = { issuedOn, validUntil, day };
      if (day < issuedOn) return { ...detail, because: 'early' };
      if (day > validUntil || state === 'expired') return { ...detail, because: 'late' };
      return state === 'signing' ? { ...detail, because: 'unissued' } : null;
    },
  }),
  rule({
    id: 'VAL-03',
    severity: 'block',
    stages: ['M'],
    override: 'none',
    basis: '50 CFR 23.54(b); Reg. (EC) 865/2006 art. 14',
    confidence: 'V',
    inForce: always,
    box: '2',
    field: null,
    scope: 'application',
    check: ({ border, on }) => {
      const document = border?.foreignDocument;
      if (!document) return null;
      const { number, validUntil, endorsedOn, isEndorsed } = document;
      if (validUntil === undefined) return cannotDecide('foreignDocument.validUntil');
      // An empty box 14 is no refusal by itself (IMP-04); a day that was stamped and not read is not known.
      if (isEndorsed && endorsedOn === undefined) return cannotDecide('foreignDocument.endorsedOn');
      if (validUntil === null) return { because: 'undated', number, validUntil: '—', day: '—' };
      if (endorsedOn && endorsedOn > validUntil) return { because: 'export', number, validUntil, day: endorsedOn };
      const day = border.presentedOn ?? on;
      return day > validUntil ? { because: 'import', number, validUntil, day } : null;
    },
  }),
  rule({
    id: 'VAL-04',
    severity: 'block',
    stages: ['R', 'I'],
    override: 'none',
    basis: '50 CFR 23.54(c), 23.73; Res. Conf. 12.3 §XI',
    confidence: 'V/K',
    inForce: always,
    box: '2',
    field: null,
    scope: 'line',
    check: judgeExtension,
  }),
  rule({
    id: 'VAL-05',
    severity: 'block',
    stages: ['I'],
    override: 'none',
    basis: 'EC Reference Guide to the Wildlife Trade Regulations; Res. Conf. 12.3 §XV',
    confidence: 'V',
    inForce: always,
    box: '2',
    field: null,
    scope: 'application',
    check: ({ validity, claim, documentType }) => {
      if (!validity || (claim?.kind !== 'sample-collection' && documentType !== 'SC')) return null;
      const { issuedOn, validUntil } = validity;
      const sixMonths = lastDayOfMonths(issuedOn, 6);
      if (validUntil > sixMonths) return { validUntil, last: sixMonths, because: 'months' };
      const carnet = claim?.carnetValidUntil;
      if (carnet === undefined) return cannotDecide('claim.carnetValidUntil');
      return carnet === null || validUntil > carnet ? { validUntil, last: carnet ?? '—', because: carnet ? 'carnet' : 'none' } : null;
    },
  }),
  rule({
    id: 'VAL-06',
    severity: 'warn',
    stages: ['I'],
    override: 'n/a',
    basis: 'Convention, Art. XV.1(c)',
    confidence: 'V',
    inForce: always,
    box: '10',
    field: null,
    scope: 'line',
    check: ({ validity, line: { pendingListing, scientificName } }) =>
      validity && pendingListing && pendingListing.effectiveFrom > validity.issuedOn && pendingListing.effectiveFrom <= validity.validUntil
        ? { taxon: scientificName, from: pendingListing.effectiveFrom, appendix: pendingListing.appendix ?? 'none' }
        : null,
  }),
  rule({
    id: 'VAL-07',
    severity: 'block',
    stages: ['I', 'M'],
    override: 'none',
    basis: 'EC Reference Guide to the Wildlife Trade Regulations, ch. 8.2',
    confidence: 'V',
    inForce: always,
    box: '1',
    field: null,
    scope: 'application',
    check: ({ border }) => {
      // Asked when the goods are there: at issue an import permit still waits for its counterpart (Art. III.2(d)).
      const ours = border?.ownImportPermit ?? (border?.permit?.type === 'IM' ? border.permit : null);
      if (!border || !ours) return null;
      const { number } = ours;
      const { foreignDocument } = border;
      if (foreignDocument === undefined) return cannotDecide('foreignDocument');
      if (foreignDocument === null) return { number, foreign: '—' };
      return WITHOUT_FORCE.includes(foreignDocument.state ?? '') ? { number, foreign: foreignDocument.number } : null;
    },
  }),
];
